/**
 * What the unlock page says after wrong passphrases, while the next try must wait: the numbers change for the eye.
 * `seconds`: until the next try; 0 when it may be made.
 */
export function waitWords(tries: number, seconds: number): string {
  const many = `${tries} tries so far.`
  const safe = 'Nothing will be deleted and you will not be locked out for good.'
  return seconds === 0 ? `${many} You can try again now. ${safe}` : `${many} You can try again in ${timeWords(seconds)}. ${safe}`
}

/** Whether speech says the wait again now: at a half minute it is news, at every second a nuisance. */
export function isSpokenAt(seconds: number): boolean {
  return seconds === 0 || seconds === 10 || seconds % 60 === 0
}

/** '30 seconds', '2 minutes', '1 minute 5 seconds' */
export function timeWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  return [minutes > 0 ? counted(minutes, 'minute') : null, rest > 0 || minutes === 0 ? counted(rest, 'second') : null]
    .filter((part) => part !== null)
    .join(' ')
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
