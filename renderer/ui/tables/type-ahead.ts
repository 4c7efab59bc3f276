import { foldText } from '../../../shared/rules/fold.ts'

/** Letters typed within this time belong together. */
const pauseMilliseconds = 1000

export interface TypeAhead {
  /** Takes one more letter; gives the index of the name it leads to, or -1. */
  readonly type: (letter: string, names: readonly string[], current: number) => number
}

/** Finds rows by the first letters of their names; the same letter again goes to the next name with it. `clock`: milliseconds. */
export function createTypeAhead(clock: () => number): TypeAhead {
  let letters = ''
  let last = Number.NEGATIVE_INFINITY
  return {
    type: (letter, names, current) => {
      const now = clock()
      letters = now - last > pauseMilliseconds ? letter : letters + letter
      last = now
      return findByLetters(names, letters, current)
    },
  }
}

/** The name that begins with the letters, looking on from the current one and round the end; accents and capitals do not count. */
export function findByLetters(names: readonly string[], letters: string, current: number): number {
  const wanted = foldText(letters)
  if (wanted === '') return -1
  const isOneLetter = [...wanted].every((letter) => letter === wanted[0])
  const start = isOneLetter ? current + 1 : Math.max(current, 0)
  return firstFrom(names, start, isOneLetter ? wanted.slice(0, 1) : wanted)
}

function firstFrom(names: readonly string[], start: number, wanted: string): number {
  for (let step = 0; step < names.length; step += 1) {
    const index = (start + step) % names.length
    if (foldText(names[index] ?? '').startsWith(wanted)) return index
  }
  return -1
}
