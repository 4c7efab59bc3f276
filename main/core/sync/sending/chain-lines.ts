import type { RunLine } from '../format/run.ts'
import type { Work } from '../work.ts'

/** So many lines are read in about 10 ms. */
const piece = 500

/** Lines `from` to `to` of a chain in the log, some at a time, with pauses. */
export async function* linesInPieces({ caseload: { log }, pause }: Work, chain: number, from: number, to: number): AsyncGenerator<readonly RunLine[]> {
  for (let next = from; next <= to; next += piece) {
    yield log.linesOf(chain, next, Math.min(to, next + piece - 1))
    // The pauses lie between the pieces.
    await pause()
  }
}

/** All of them at the end. */
export const allLines = async (work: Work, chain: number, from: number, to: number): Promise<RunLine[]> => {
  const lines: RunLine[] = []
  for await (const some of linesInPieces(work, chain, from, to)) lines.push(...some)
  return lines
}

/** What a line takes of a run, in bytes. */
export const lineBytes = ({ text }: RunLine): number => Buffer.byteLength(text ?? '') + 1
