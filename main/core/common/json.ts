/** A foreign JSON text as a value, or undefined where it is none. */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON at all, or nested beyond the stack: ways in which foreign text is refused; the caller is told by undefined.
    return undefined
  }
}
