import type { MarkedPart } from '../../shared/rules/fold.ts'
import './marked.css'

/** A text with the words that match a search marked; `parts` come from `markMatches`. */
export function Marked({ parts }: { parts: readonly MarkedPart[] }) {
  let position = 0
  return parts.map(({ text, match }) => {
    const key = position
    position += text.length
    return match ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
  })
}
