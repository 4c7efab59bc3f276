/**
 * What may be written down of a bug: where it happened and of which kind it is, a line each. Never its message,
 * nor what it was caused by: they may quote what was typed. Nor the folders of files: they name the computer's user.
 */
export const bugReport = (operation: string, error: unknown): string =>
  [`${operation}: ${kindOf(error)}`, ...placesOf(error), ''].join('\n')

/** The name of a class of errors; any other may have been made of anything. */
const kindOf = (error: unknown): string => (error instanceof Error ? error.constructor.name : typeof error)

/** A stack begins with the message, whose own lines may look like places: only those after it are. */
const placesOf = (error: unknown): string[] => {
  if (!(error instanceof Error)) return []
  const { stack = '', message } = error
  const after = stack.indexOf(`${message}\n    at `)
  if (after < 0) return []
  const lines = stack.slice(after + message.length).split('\n')
  return lines.filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line)).map(withoutFolders)
}

/** The function stands before the file, which is in brackets then; folders may have brackets in their names too. */
const withoutFolders = (line: string): string => {
  const [, caller = '', file = ''] = /^( {4}at (?:[^/\\]*? \()?)(.*)$/.exec(line) ?? []
  return caller + (file.startsWith('node:') ? file : (file.split(/[/\\]/).at(-1) ?? ''))
}
