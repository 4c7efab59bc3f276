import { useState, type ReactNode } from 'react'
import { Button } from '../button.tsx'
import { counted, numberWords } from '../counted.ts'

const few = 3

/** Alerts of one kind, which can come in dozens: the first three, and the others when asked for. `nouns`: what they are, one and several. */
export function FirstFew({ children, nouns: [one, several] }: { children: readonly ReactNode[]; nouns: readonly [one: string, several: string] }) {
  const [isWhole, setWhole] = useState(false)
  const more = children.length - few
  return (
    <>
      {children.slice(0, few)}
      {more > 0 && (
        <div>
          <Button kind="link" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
            {/* Before what it opens, so that it stays where it was pressed. */}
            {isWhole ? `Show the first ${counted(few, one, several)} only` : `And ${numberWords(more)} more ${more === 1 ? one : several}`}
          </Button>
        </div>
      )}
      {isWhole && children.slice(few)}
    </>
  )
}
