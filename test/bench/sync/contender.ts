/** A record as any of the contenders keeps it: one kind of thing with its fields. */
export interface BenchRecord {
  readonly entity: string
  readonly id: string
  /** The person it is about; null for what belongs to the team. */
  readonly person: string | null
  readonly fields: Readonly<Record<string, unknown>>
}

/** One field that somebody changes. */
export interface Edit {
  readonly entity: string
  readonly id: string
  readonly person: string
  readonly field: string
  readonly value: string
}

export interface Time {
  readonly milliseconds: number
  /** Milliseconds of work by all threads: what else the machine is busy with does not count. */
  readonly cpu: number
}

export interface Transfer extends Time {
  /** What goes over the wire or lies in the store afterwards. */
  readonly bytes: number
  /** What of the work was making the edits, before anything was synced; of some contenders. */
  readonly making?: number
  /** In words, where something is not as it should be: '156 documents left in conflict'. */
  readonly remark?: string
}

export const sum = (a: Time, b: Time): Time => ({ milliseconds: a.milliseconds + b.milliseconds, cpu: a.cpu + b.cpu })

export interface Timed<T> {
  readonly time: Time
  readonly value: T
}

/** A way to keep two computers alike, with the whole caseload on the first of them. */
export interface Contender {
  readonly name: string
  /** The whole caseload to an empty computer. */
  secondComputer(): Promise<Transfer>
  /** Both computers make their edits without knowing of each other's, then become alike. */
  concurrentEdits(first: readonly Edit[], second: readonly Edit[]): Promise<Transfer>
  close(): Promise<void> | void
}

/** After memory was cleared, so that nobody works for another. */
export const timed = <T>(work: () => Promise<T> | T): Promise<Timed<T>> => {
  globalThis.gc?.()
  return timedAsItComes(work)
}

/** For something short: other threads would still be sweeping what was cleared before, for as long as it takes. */
export const timedAsItComes = async <T>(work: () => Promise<T> | T): Promise<Timed<T>> => {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const value = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { time: { milliseconds: performance.now() - start, cpu: (user + system) / 1000 }, value }
}
