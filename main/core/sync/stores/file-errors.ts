import { systemCode } from '../../common/files.ts'

/** Takes those errors of the file system for 'undefined', and throws all others. */
export function unless(...codes: string[]): (error: unknown) => undefined {
  return (error) => {
    if (!codes.includes(systemCode(error) ?? '')) throw error
    return undefined
  }
}
