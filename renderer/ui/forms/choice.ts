import type { CodeWithWords } from '../../../shared/rules/code-list.ts'

/** One of what a field offers. */
export interface Choice<Value extends string = string> {
  readonly value: Value
  readonly words: string
  readonly hint?: string
}

/** The entries of a list of codes, as a field offers them. */
export function choicesOf<Code extends string>(list: readonly CodeWithWords<Code>[]): Choice<Code>[] {
  return list.map(({ code, words }) => ({ value: code, words }))
}
