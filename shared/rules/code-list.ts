/** One entry of a list people choose from: what is stored, and what is read. */
export interface CodeWithWords<Code extends string = string> {
  readonly code: Code
  readonly words: string
}

/** The codes of a list, in its order. */
export function codesOf<Code extends string>(list: readonly CodeWithWords<Code>[]): Code[] {
  return list.map(({ code }) => code)
}

/** Finds the words of a code. Throws for a code outside the list, which the types already exclude. */
export function wordsOf<Code extends string>(
  list: readonly CodeWithWords<Code>[],
  code: NoInfer<Code>,
): string {
  const entry = list.find((candidate) => candidate.code === code)
  if (entry === undefined) throw new Error('The code is not in its list')
  return entry.words
}

/** Whether a text from outside (a file, a form) is a code of the list. */
export function isCodeIn<Code extends string>(
  list: readonly CodeWithWords<Code>[],
  text: string,
): text is Code {
  return list.some((entry) => entry.code === text)
}
