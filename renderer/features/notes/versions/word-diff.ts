/** A stretch of two texts: in both, only in the first, or only in the second. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/**
 * What changed from one text to another, by words: a longest common subsequence, so that as much as possible
 * counts as unchanged. The parts that are not 'added' make up the first text, those not 'removed' the second.
 * Texts too different to compare word by word (a whole letter pasted over another) are compared by lines.
 */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  const words = splitCommon(before.match(wordWithSpace) ?? [], after.match(wordWithSpace) ?? [])
  if (words.a.length * words.b.length <= mostSteps) return joined(words)
  const lines = splitCommon(before.match(lineWithEnd) ?? [], after.match(lineWithEnd) ?? [])
  if (lines.a.length * lines.b.length <= mostSteps) return joined(lines)
  return merged([part('removed', before), part('added', after)])
}

/** A change is everything between two stretches that are the same. Returns each part with its number, from 1. */
export function numberChanges(parts: readonly DiffPart[]): readonly (DiffPart & { readonly change: number | null })[] {
  let change = 0
  let isInside = false
  return parts.map((each) => {
    if (each.kind === 'same') {
      isInside = false
      return { ...each, change: null }
    }
    if (!isInside) change += 1
    isInside = true
    return { ...each, change }
  })
}

const wordWithSpace = /\S+[^\S\n]*|[^\S\n]+|\n/g
const lineWithEnd = /[^\n]*\n|[^\n]+/g

/** One step of the table takes about a nanosecond and four bytes. */
const mostSteps = 16_000_000

interface Split {
  readonly start: readonly string[]
  readonly a: readonly string[]
  readonly b: readonly string[]
  readonly end: readonly string[]
}

/** Most of two versions is the same at both ends; only the middle needs the table. */
function splitCommon(a: readonly string[], b: readonly string[]): Split {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return {
    start: a.slice(0, start),
    a: a.slice(start, a.length - end),
    b: b.slice(start, b.length - end),
    end: a.slice(a.length - end),
  }
}

function joined({ start, a, b, end }: Split): readonly DiffPart[] {
  return merged([...start.map((text) => part('same', text)), ...diffTokens(a, b), ...end.map((text) => part('same', text))])
}

function diffTokens(a: readonly string[], b: readonly string[]): DiffPart[] {
  const width = b.length + 1
  // lengths[i * width + j]: how many tokens a from i and b from j have in common, in order.
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))

  const parts: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const [inA, inB] = [a[i], b[j]]
    if (inA !== undefined && inA === inB) {
      parts.push(part('same', inA))
      i += 1
      j += 1
    } else if (inA !== undefined && (inB === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push(part('removed', inA))
      i += 1
    } else if (inB !== undefined) {
      parts.push(part('added', inB))
      j += 1
    }
  }
  return parts
}

function merged(parts: readonly DiffPart[]): readonly DiffPart[] {
  const result: DiffPart[] = []
  for (const each of parts) {
    const last = result.at(-1)
    if (each.text === '') continue
    if (last?.kind === each.kind) result[result.length - 1] = part(each.kind, last.text + each.text)
    else result.push(each)
  }
  return result
}

function part(kind: DiffPart['kind'], text: string): DiffPart {
  return { kind, text }
}
