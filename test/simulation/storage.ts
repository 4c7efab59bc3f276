/** What lies in a storage: the bytes of each object by its name. */
export type Objects = ReadonlyMap<string, Uint8Array>

/** The one storage of a simulated team, with its past: a list may be stale, a store may be rolled back. */
export interface Storage {
  /** What lies there now. Bytes are never changed in place. */
  readonly objects: Map<string, Uint8Array>
  /** What lay there at earlier moments, the oldest first. */
  readonly past: readonly Objects[]
  /** Computers by their ids, of which all others are shown only what lay there at that moment. */
  readonly withheld: Map<string, Objects>
  /** What the storage shows to this computer. */
  shownTo(device: string): Objects
  /** What a computer itself has put there whole, and not removed. */
  readonly whole: Map<string, Uint8Array>
  /** Keeps what lies there now as a moment of the past. */
  remember(): void
  /** Makes the storage what it was at a moment of its past. */
  rollBack(to: Objects): void
  /** Every version that an object ever had, the oldest first. */
  versions(name: string): readonly Uint8Array[]
}

const mostMoments = 40

export const createStorage = (start: Objects = new Map()): Storage => {
  const objects = new Map(start)
  const past: Objects[] = []
  const withheld = new Map<string, Objects>()
  return {
    objects,
    past,
    withheld,
    whole: new Map(start),
    shownTo(device) {
      const shown = new Map(objects)
      for (const [writer, then] of withheld) {
        if (writer === device) continue
        for (const name of objects.keys()) if (name.includes(writer)) shown.delete(name)
        for (const [name, bytes] of then) if (name.includes(writer)) shown.set(name, bytes)
      }
      return shown
    },
    remember() {
      past.push(new Map(objects))
      if (past.length > mostMoments) past.shift()
    },
    rollBack(to) {
      objects.clear()
      for (const [name, bytes] of to) objects.set(name, bytes)
    },
    versions: (name) => [...new Set([...past, objects].map((moment) => moment.get(name)).filter((bytes) => bytes !== undefined))],
  }
}
