import fs from 'node:fs'
import path from 'node:path'

/**
 * Whether a folder is the application's own data folder, contains it or lies within it, by whatever path or link:
 * sync through it would put the store into the backups and the database into the store. What cannot be looked at is
 * judged by its path alone; it fails by itself when it is used.
 */
export async function isOwnFolder(folder: string, dataFolder: string): Promise<boolean> {
  const [chosen, own] = await Promise.all([realPath(path.resolve(folder)), realPath(path.resolve(dataFolder))])
  return isWithin(chosen, own) || isWithin(own, chosen)
}

function isWithin(inner: string, outer: string): boolean {
  const way = path.relative(outer, inner)
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way)
}

/** The path without links, and in the letters the disk has; what is not there or not to be seen is taken as it is written. */
async function realPath(target: string): Promise<string> {
  try {
    return await fs.promises.realpath(target)
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    const parent = path.dirname(target)
    return parent === target ? target : path.join(await realPath(parent), path.basename(target))
  }
}
