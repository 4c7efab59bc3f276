import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright'
import type { StartCommand } from '../desktop/find-electron.ts'
import { startDirectly } from './start-directly.ts'
import { whole } from './table.ts'

export interface MemoryRow {
  readonly what: string
  readonly measured: string
}

const untilCalm = 3_000
const aMinute = 60_000

/**
 * The memory of the application and all its processes, once it has been used and after a minute in which it was not.
 * The driver goes before it is measured: it keeps some 20 MiB in what it drives. Pages of memory that processes share
 * are counted once, which Linux alone tells; elsewhere there is nothing to see.
 */
export const measureMemory = async (command: StartCommand, profile: string, use: (page: Page) => Promise<void>): Promise<MemoryRow[]> => {
  if (process.platform !== 'linux') return [{ what: 'memory', measured: 'measured on Linux only' }]
  const { page, processId, leave, end } = await startDirectly(command, profile)
  try {
    await use(page)
    await leave()
    await setTimeout(untilCalm)
    const used = memoryOf(processId, 'just used')
    await setTimeout(aMinute)
    return [used, memoryOf(processId, 'after a minute of rest')]
  } finally {
    await end()
  }
}

const memoryOf = (processId: number, when: string): MemoryRow => {
  const all = withChildren(processId)
  const share = (kind: 'Pss' | 'Pss_File') => mebibytes(all.map((id) => proportionalShare(id, kind)))
  return { what: `memory of all ${all.length} processes, ${when}`, measured: `${share('Pss')}, ${share('Pss_File')} of it Electron’s files` }
}

/** A process and all that it and its children started. */
const withChildren = (processId: number): number[] => {
  const children = readdirSync(`/proc/${processId}/task`).flatMap((thread) =>
    readFileSync(`/proc/${processId}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
  return [processId, ...children.flatMap(withChildren)]
}

const mebibytes = (kibibytes: readonly number[]): string => `${whole(Math.round(kibibytes.reduce((sum, each) => sum + each, 0) / 1024))} MiB`

/** A process's own memory and its part of what it shares with others (proportional set size), in KiB. */
const proportionalShare = (processId: number, kind: 'Pss' | 'Pss_File'): number =>
  Number(new RegExp(`^${kind}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${processId}/smaps_rollup`, 'utf8'))?.[1])
