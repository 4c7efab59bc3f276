import { useState, type ReactNode } from 'react'
import { Button } from '../button.tsx'
import { counted, numberWords } from '../counted.ts'

const few = 3

/** Alerts of one kind, which can come in dozens: the first three, and the others when asked for. `nouns`: what they are, one and several. */
export function FirstFew({ children, nouns: [one, several] }: { children: readonly ReactNode[]; nouns: readonly [one: string, several: string] }) {
  const [isWhole, setWhole] = useState(false)
  const more = children.length - few
  // Before what it opens, so that it stays where it was pressed.
  const button = (
    <div key="more">
      <Button kind="link" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
        {isWhole ? `Show the first ${counted(few, one, several)} only` : `And ${numberWords(more)} more ${more === 1 ? one : several}`}
      </Button>
    </div>
  )
  // One list, so that an alert that moves up among the first keeps its open dialog and the focus.
  return [...children.slice(0, few), ...(more > 0 ? [button] : []), ...(isWhole ? children.slice(few) : [])]
}
