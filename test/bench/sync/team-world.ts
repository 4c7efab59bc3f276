import { randomFillSync } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createCore } from '../../../main/core/core.ts'
import type { Caseload } from '../../../main/core/caseload/caseload.ts'

type Core = ReturnType<typeof createCore>

/** A computer with an encrypted caseload of its own, driven through the contract as its window would. */
export interface Computer {
  readonly core: Core
  readonly caseload: Caseload
  readonly ask: <T>(operation: string, input?: object) => Promise<T>
}

const passphrase = 'violet anchor puzzle meadow'

/** Makes a computer with an empty caseload. Whatever is refused is thrown. */
export const makeComputer = async (folder: string, name: string): Promise<Computer> => {
  mkdirSync(folder, { recursive: true })
  const core = createCore({
    surroundings: {
      dataFolder: folder,
      migrationsFolder: join(import.meta.dirname, '../../../main/core/database/migrations'),
      appVersion: '0.1.0',
      clock: Date.now,
      random: (bytes) => randomFillSync(new Uint8Array(bytes)),
    },
    post: () => {},
    onBug: (_operation, error) => {
      throw error
    },
  })
  const ask = async <T>(operation: string, input: object = {}): Promise<T> => {
    const reply = await core.dispatch(operation, input)
    if (!reply.ok) throw new Error(`${operation} was answered with ${reply.error.code}`)
    return reply.value as T
  }
  await ask('vault.create', { name, role: 'Link worker', practiceCode: null, passphrase })
  const caseload = core.current()
  if (caseload === null) throw new Error('The caseload is not open')
  return { core, caseload, ask }
}

/** Tries a folder as the place where sync lives; it stays chosen. */
const choose = async ({ core, ask }: Computer, storeFolder: string): Promise<void> => {
  core.addGrant('place', storeFolder)
  await ask('sync.tryPlace', { place: { kind: 'folder', grant: 'place' } })
}

/** Begins a team at a folder. Returns its sheet. */
export const beginTeam = async (computer: Computer, storeFolder: string): Promise<string> => {
  await choose(computer, storeFolder)
  const { sheet } = await computer.ask<{ sheet: string }>('team.begin')
  const groups = [1, 2].map((number) => ({ number, text: sheet.slice((number - 1) * 5, number * 5) }))
  await computer.ask('team.confirmSheet', { groups })
  await computer.ask('sync.now')
  return sheet
}

export interface JoinWish {
  readonly role: 'link-worker' | 'supervisor'
  readonly name: string
  readonly memberId?: string
  readonly caseloads: readonly string[]
}

/** Lets a second computer into the team, up to the point where its next cycle brings it everything. */
export const letIn = async (administrator: Computer, joiner: Computer, storeFolder: string, { memberId, ...wish }: JoinWish): Promise<void> => {
  const invited = await administrator.ask<{ id: string; code: string }>('team.invite', { ...wish, memberId: memberId ?? null, ownCaseload: null })
  await choose(joiner, storeFolder)
  const { letters } = await joiner.ask<{ letters: string }>('team.join', { code: invited.code, computer: 'The second computer' })
  await administrator.ask('sync.now')
  await administrator.ask('team.approve', { id: invited.id, letters, sheet: null })
  await administrator.ask('sync.now')
}
