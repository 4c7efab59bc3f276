import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Applied } from '../../main/core/changes/apply.ts'
import { digestLine } from '../../main/core/changes/log/line.ts'
import { atOnce } from '../../main/core/changes/slices.ts'
import { deviceOf } from '../../main/core/changes/log/device.ts'
import { createCaseload, type Caseload } from '../../main/core/caseload/caseload.ts'
import { saveProfile } from '../../main/core/caseload/settings.ts'

const migrationsFolder = join(import.meta.dirname, '../../main/core/database/migrations')

/** A clock that stands still until a test moves it: Monday 23 November 2026, 09:00 in England. */
export const testClock = (start = '2026-11-23T09:00:00Z') => {
  let milliseconds = Date.parse(start)
  return {
    now: () => milliseconds,
    advance(step: { readonly days?: number; readonly minutes?: number; readonly milliseconds?: number }): void {
      milliseconds += (step.days ?? 0) * 86_400_000 + (step.minutes ?? 0) * 60_000 + (step.milliseconds ?? 0)
    },
  }
}

/** Bytes that look random and are the same in every run. */
export const testRandom = (seed: string) => {
  let count = 0
  return (bytes: number): Uint8Array => {
    const blocks: Buffer[] = []
    for (let length = 0; length < bytes; length += 32)
      blocks.push(createHash('sha256').update(`${seed}/${count++}`).digest())
    return new Uint8Array(Buffer.concat(blocks).subarray(0, bytes))
  }
}

/** A caseload whose clock the test moves. */
export interface TestCaseload extends Caseload {
  readonly clock: ReturnType<typeof testClock>
  /** The tables told as changed, in order. */
  readonly changedTables: string[]
}

/** A caseload in memory (not encrypted), with a clock and dice of its own, and a link worker's profile. */
export const testCaseload = async (seed = 'one', clock = testClock()): Promise<TestCaseload> => {
  const database = new Database(migrated())
  const random = testRandom(seed)
  const device = deviceOf(database, 'token', { clock: clock.now, random })
  const changedTables: string[] = []
  const caseload = createCaseload({
    database,
    device,
    surroundings: { clock: clock.now, random },
    onChanged: (tables) => changedTables.push(...tables),
  })
  saveProfile(caseload, { memberName: 'Amina Rahman', memberRole: 'Link worker', practiceCode: 'Y01234', practiceName: 'Elm Surgery' })
  return { ...caseload, clock, changedTables }
}

/** Lines of another computer's chain as they come in, from its first on. */
export const receive = (
  caseload: Caseload,
  { scope, device, lines, from = 1 }: { scope: string; device: string; lines: readonly string[]; from?: number },
): Applied =>
  atOnce(
    caseload.applySteps({ scope, device, from, lines: lines.map((text) => ({ text, digest: digestLine(text) })), signed: null }),
  )

let image: Buffer | null = null

/** An empty database with all migrations, made once: tests of properties begin with hundreds of them. */
const migrated = (): Buffer => {
  if (image === null) {
    const database = new Database(':memory:')
    for (const file of readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql')).sort())
      database.exec(readFileSync(join(migrationsFolder, file), 'utf8').replaceAll('--> statement-breakpoint', ''))
    image = database.serialize()
    database.close()
  }
  return image
}
