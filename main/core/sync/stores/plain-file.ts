import fs from 'node:fs'
import { unless } from './file-errors.ts'
import { maxObjectBytes } from './store.ts'

const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = fs.constants

const readAtOnce = 1024 * 1024

/**
 * Opens a file to be read; null where there is none: a folder, link, device, socket or pipe of that name is not one.
 * A pipe is not waited for: opening one would take for ever, and a thread with it. (Windows has neither kind of flag,
 * and no pipes among its files.)
 */
export async function openPlainFile(file: string): Promise<fs.promises.FileHandle | null> {
  const handle = await fs.promises
    .open(file, O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
    .catch(unless('ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENXIO', 'EOPNOTSUPP'))
  if (handle === undefined) return null
  let isFile = false
  try {
    isFile = (await handle.stat()).isFile()
  } finally {
    if (!isFile) await handle.close()
  }
  return isFile ? handle : null
}

/** Reads and closes a file, of which no more than an object has. `moved` is called after each piece. */
export async function readPlainFile(handle: fs.promises.FileHandle, moved: () => void): Promise<Uint8Array> {
  try {
    const { size } = await handle.stat()
    const chunks: Buffer[] = []
    let length = 0
    while (length <= maxObjectBytes) {
      const wanted = Math.min(readAtOnce, Math.max(size - length, 0) + 1, maxObjectBytes + 1 - length)
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, length)
      moved()
      if (bytesRead === 0) break
      length += bytesRead
      chunks.push(buffer.subarray(0, bytesRead))
    }
    return Buffer.concat(chunks)
  } finally {
    await handle.close()
  }
}
