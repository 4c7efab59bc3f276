import { execFile, type ExecFileOptions } from 'node:child_process'

/** What a program writes until it ends; null where it cannot be started, fails, is ended before that, or writes nothing. */
export function outputOf(program: string, args: readonly string[], options: ExecFileOptions): Promise<string | null> {
  return new Promise((resolve) => {
    try {
      execFile(program, args, { ...options, encoding: 'utf8' }, (error, output) => resolve(error === null && output !== '' ? output : null))
    } catch {
      // Where a computer lets no program start another, some systems' refusals are thrown, others are told later.
      resolve(null)
    }
  })
}
