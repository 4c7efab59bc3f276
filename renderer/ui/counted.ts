/** '1 change', '1,200 changes': a number never stands without its noun. */
export function counted(number: number, noun: string, nouns = `${noun}s`): string {
  return `${numberWords(number)} ${number === 1 ? noun : nouns}`
}

/** '1,200', where the noun stands elsewhere. */
export function numberWords(number: number): string {
  return number.toLocaleString('en-GB')
}
