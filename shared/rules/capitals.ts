/** 'Text of the note' within a sentence: 'text of the note'. Abbreviations keep their capitals: 'NHS number'. */
export function lowerFirst(words: string): string {
  return /^\p{Lu}{2}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)
}

/** 'after 14:00' as the beginning of a sentence: 'After 14:00'. */
export function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
