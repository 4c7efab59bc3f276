import fs from 'node:fs'
import path from 'node:path'
import { systemCode } from '../../common/files.ts'
import { unless } from './file-errors.ts'
import { newListing } from './listing.ts'
import { assertObjectName, folderOfPrefix, isNameStep, mayHold } from './object-name.ts'
import { isOwnFolder } from './own-folder.ts'
import { openPlainFile, readPlainFile } from './plain-file.ts'
import { StoreFailure, type Store } from './store.ts'
import { createUnderWay, defaultPatience } from './under-way.ts'

type Moved = (allowed?: number) => void

/** Bytes written between two signs of life. */
const writtenAtOnce = 1024 * 1024

/** More unfinished files of one object than any crashes leave. */
const mostParts = 100

/**
 * A folder: on a network share, on a stick, or kept in step by some other program. It must be there already: made
 * anew, the empty place where a share or a stick is mounted would be taken for the store. No times and no locks of
 * the file system are relied on. The application's own data folder is refused at the first call.
 */
export function folderStore(root: string, dataFolder: string, patience = defaultPatience): Store {
  const underWay = createUnderWay(patience)
  const partsInUse = new Set<string>()
  const ownFolders = new Set<string>()
  let isChecked = false

  const run = async <Value>(work: (moved: Moved) => Promise<Value>): Promise<Value> => {
    try {
      return await underWay.run(async (_signal, moved) => {
        if (!isChecked && (await isOwnFolder(root, dataFolder))) {
          throw new StoreFailure('unsuitable', 'The folder is the one that the application keeps its own data in')
        }
        isChecked = true
        moved()
        return await work(moved)
      })
    } catch (error) {
      throw asFailure(error)
    }
  }

  const pathOf = (steps: readonly string[]): string => path.join(root, ...steps)

  const assertRootExists = async (): Promise<void> => {
    if (!(await fs.promises.stat(root)).isDirectory()) throw new StoreFailure('unreachable', 'The place is no folder')
  }

  /** A link in the place of one of the store's folders would lead out of it. (One swapped in while a store is open is not noticed.) */
  const assertNoLinks = async (steps: readonly string[]): Promise<void> => {
    for (let depth = 1; depth <= steps.length; depth += 1) {
      const folder = pathOf(steps.slice(0, depth))
      if (ownFolders.has(folder)) continue
      const stats = await fs.promises.lstat(folder).catch(unless('ENOENT', 'ENOTDIR'))
      if (stats === undefined) return
      if (stats.isSymbolicLink()) throw new StoreFailure('unsuitable', 'A link stands in the place of a folder')
      ownFolders.add(folder)
    }
  }

  const makeFolders = async (steps: readonly string[]): Promise<void> => {
    await assertRootExists()
    for (let depth = 1; depth <= steps.length; depth += 1) {
      await fs.promises.mkdir(pathOf(steps.slice(0, depth))).catch(unless('EEXIST'))
    }
  }

  /**
   * A new file beside the object, under a name that is no object's, and the like ones that crashes left. Nothing but
   * making a file that must not exist yet keeps two writers apart on every kind of share.
   */
  const openPart = async (steps: readonly string[], base: string, moved: Moved) => {
    const left: string[] = []
    for (let number = 1; number <= mostParts; number += 1) {
      const part = path.join(pathOf(steps), `~${base}.${number}`)
      moved()
      if (partsInUse.has(part)) continue
      partsInUse.add(part)
      try {
        const handle = await fs.promises.open(part, 'wx', 0o666).catch(async (error: unknown) => {
          if (systemCode(error) !== 'ENOENT') throw error
          await makeFolders(steps)
          return fs.promises.open(part, 'wx', 0o666)
        })
        return { part, handle, left }
      } catch (error) {
        partsInUse.delete(part)
        if (systemCode(error) !== 'EEXIST') throw error
        left.push(part)
      }
    }
    throw new StoreFailure('unsuitable', 'The folder keeps files that should be gone')
  }

  return {
    list: (prefix) =>
      run(async (moved) => {
        const listing = newListing()
        const first = folderOfPrefix(prefix)
        await assertNoLinks(first)
        const folders = [first]
        for (const steps of folders) {
          listing.ask()
          for (const entry of await entriesOf(pathOf(steps))) {
            moved()
            if (!isNameStep(entry.name)) continue
            const name = [...steps, entry.name].join('/')
            const mayBeFolder = mayHold(name, prefix)
            const isFolder = entry.isDirectory()
            if (isFolder ? !mayBeFolder : !mayBeFolder && !name.startsWith(prefix)) continue
            // Windows lists as a link whatever a server keeps compressed, or a cloud service elsewhere.
            const stats = isFolder ? null : await statsOf(pathOf([...steps, entry.name]))
            if (mayBeFolder && (isFolder || stats?.isDirectory() === true)) folders.push([...steps, entry.name])
            if (stats?.isFile() === true && name.startsWith(prefix)) listing.add({ name, size: stats.size })
          }
        }
        if (listing.found.length === 0) await assertRootExists()
        return listing.found
      }),

    async get(name) {
      assertObjectName(name)
      const steps = name.split('/')
      return run(async (moved) => {
        await assertNoLinks(steps.slice(0, -1))
        const handle = await openPlainFile(pathOf(steps))
        if (handle !== null) return readPlainFile(handle, moved)
        await assertRootExists()
        return null
      })
    },

    async put(name, bytes) {
      assertObjectName(name)
      const steps = name.split('/')
      const base = steps.pop() ?? ''
      return run(async (moved) => {
        await assertNoLinks(steps)
        const { part, handle, left } = await openPart(steps, base, moved)
        try {
          await writeWhole(handle, bytes, moved, patience)
          await fs.promises.rename(part, pathOf([...steps, base]))
        } catch (error) {
          await fs.promises.rm(part, { force: true })
          throw error
        } finally {
          partsInUse.delete(part)
        }
        for (const file of left) await fs.promises.rm(file, { force: true })
        await syncFolder(pathOf(steps))
      })
    },

    async remove(name) {
      assertObjectName(name)
      const steps = name.split('/')
      return run(async () => {
        await assertRootExists()
        await assertNoLinks(steps.slice(0, -1))
        await fs.promises.unlink(pathOf(steps)).catch(unless('ENOENT', 'ENOTDIR'))
      })
    },

    close: () => underWay.close(),
  }
}

async function entriesOf(folder: string): Promise<fs.Dirent[]> {
  return (await fs.promises.readdir(folder, { withFileTypes: true }).catch(unless('ENOENT', 'ENOTDIR'))) ?? []
}

/** Of the entry itself, not of what it may lead to; null for one that has gone since it was listed. */
async function statsOf(file: string): Promise<fs.Stats | null> {
  return (await fs.promises.lstat(file).catch(unless('ENOENT'))) ?? null
}

async function writeWhole(handle: fs.promises.FileHandle, bytes: Uint8Array, moved: Moved, patience: number): Promise<void> {
  try {
    let written = 0
    while (written < bytes.byteLength) {
      const { bytesWritten } = await handle.write(bytes, written, Math.min(writtenAtOnce, bytes.byteLength - written))
      written += bytesWritten
      moved()
    }
    // A slow stick takes up what is written at once and does the whole work here.
    moved(4 * patience)
    await handle.sync()
    moved()
  } finally {
    await handle.close()
  }
}

/** So that a renamed file is still there after a power cut; shares, sticks and Windows that cannot do it are as safe as they can be. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await fs.promises.open(folder, 'r')
  try {
    await handle.sync().catch(unless('EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EBADF', 'EISDIR'))
  } finally {
    await handle.close()
  }
}

function asFailure(error: unknown): unknown {
  if (error instanceof StoreFailure || !(error instanceof Error && 'syscall' in error)) return error
  const code = systemCode(error) ?? 'UNKNOWN'
  const failure = (fault: StoreFailure['code']) => new StoreFailure(fault, `The folder answered ${code}`)
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return failure('full')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failure('forbidden')
    case 'EISDIR':
    case 'ENAMETOOLONG':
    case 'EINVAL':
    case 'ELOOP':
      return failure('unsuitable')
    default:
      // No such folder, a stick pulled out, a share gone stale, a bad sector, a file in another program's hands.
      return failure('unreachable')
  }
}
