/** Arrays and objects within one another, as deep as foreign JSON may have them: ten times what is ever written. */
export const deepestNesting = 100

/**
 * Whether JSON (UTF-8) has more arrays and objects within one another than `deepestNesting`. Asked of foreign lines
 * before they are parsed: JSON.stringify calls itself at each level and fails at a few thousand, so that a single
 * small line could stop every reader.
 */
export const nestsTooDeeply = (json: Uint8Array): boolean => {
  let depth = 0
  let inString = false
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]
    if (inString && byte === backslash) at++
    else if (byte === quote) inString = !inString
    else if (inString) continue
    else if (byte === openArray || byte === openObject) depth++
    else if (byte === closeArray || byte === closeObject) depth--
    if (depth > deepestNesting) return true
  }
  return false
}

/** Whether a value, once parsed, has no more of them than that. */
export const isShallow = (value: unknown, levels = deepestNesting): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1)))

const quote = 0x22
const backslash = 0x5c
const openArray = 0x5b
const closeArray = 0x5d
const openObject = 0x7b
const closeObject = 0x7d
