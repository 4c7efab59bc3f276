import { assertObjectName, folderOfPrefix } from '../../main/core/sync/stores/object-name.ts'
import { StoreFailure, type Store } from '../../main/core/sync/stores/store.ts'

/** A store that several virtual computers share within one process; `objects` is what lies in it. */
export interface MemoryStore extends Store {
  readonly objects: Map<string, Uint8Array>
}

/** With `objects` of another one: a second computer's way to the same store. */
export function memoryStore(objects = new Map<string, Uint8Array>()): MemoryStore {
  let isClosed = false
  const reach = async (): Promise<void> => {
    // As with any storage, the answer comes later, and a close in between is noticed.
    await Promise.resolve()
    if (isClosed) throw new StoreFailure('unreachable', 'The store was closed')
  }
  return {
    objects,
    async list(prefix) {
      folderOfPrefix(prefix)
      await reach()
      return [...objects].filter(([name]) => name.startsWith(prefix)).map(([name, bytes]) => ({ name, size: bytes.byteLength }))
    },
    async get(name) {
      assertObjectName(name)
      await reach()
      return objects.get(name)?.slice() ?? null
    },
    async put(name, bytes) {
      assertObjectName(name)
      const copy = bytes.slice()
      await reach()
      objects.set(name, copy)
    },
    async remove(name) {
      assertObjectName(name)
      await reach()
      objects.delete(name)
    },
    close: () => void (isClosed = true),
  }
}
