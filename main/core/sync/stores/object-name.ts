const step = /^[a-z0-9](?:[a-z0-9.]*[a-z0-9])?$/

/**
 * Whether the name is one that an object may have: steps of `[a-z0-9.]`, with '/' between them, each beginning
 * and ending in a letter or digit, so that every storage takes it as it is and none leads out of the place.
 */
export function isObjectName(name: string): boolean {
  return name.length <= 500 && name.split('/').every(isNameStep)
}

/** Whether a file or folder of that name could be an object or lead to one. */
export function isNameStep(name: string): boolean {
  return step.test(name)
}

/** Throws unless the name is one that an object may have: nobody but this program makes such names. */
export function assertObjectName(name: string): void {
  if (!isObjectName(name)) throw new Error('That is no name for an object in a store')
}

/**
 * The folder that holds everything with the prefix, as steps: `data/ab/b` lies within `['data', 'ab']`.
 * Throws if no object's name can start with the prefix.
 */
export function folderOfPrefix(prefix: string): readonly string[] {
  const steps = prefix.split('/').slice(0, -1)
  if (!/^[a-z0-9./]*$/.test(prefix) || !steps.every(isNameStep)) throw new Error('That is no prefix of names in a store')
  return steps
}

/** Whether a folder, by its path in the store, may hold objects with the prefix. */
export function mayHold(folder: string, prefix: string): boolean {
  return `${folder}/`.startsWith(prefix) || prefix.startsWith(`${folder}/`)
}
