/** A number from 0 up to 1 that follows from these parts alone: the dice of one decision, whatever was decided before. */
export const chance = (...parts: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5
  for (const character of parts.join('\u0000')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** One of a list, by the same dice; a list of nothing gives undefined. */
export const choose = <Item>(items: readonly Item[], ...parts: readonly (string | number)[]): Item | undefined =>
  items[Math.floor(chance(...parts) * items.length)]
