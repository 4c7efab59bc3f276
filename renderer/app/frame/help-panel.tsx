import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { focusIfLost } from '../../ui/focus-back.ts'
import './help-panel.css'

export interface HelpPanelProps {
  /** What the page says about itself; null on a page without words of its own. */
  readonly help: ReactNode
  readonly onKeys: () => void
  readonly onClose: () => void
}

/** Help with the page on screen, beside it, so that both can be read at once. Closed, it gives the focus back. */
export function HelpPanel({ help, onKeys, onClose }: HelpPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const before = document.activeElement
    heading.current?.focus()
    // Whoever went on working beside the open help keeps the focus there.
    return () => focusIfLost(before instanceof HTMLElement ? before : null)
  }, [])
  return (
    // Escape is an addition for the keyboard; the button closes it as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside className="hv-help hv-stack hv-not-in-print" aria-label="Help with this page" data-region="help" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <h2 ref={heading} tabIndex={-1}>
        Help with this page
      </h2>
      {help}
      <div className="hv-line-up">
        <Button command="keys" onPress={onKeys}>
          All keys
        </Button>
        <Button onPress={onClose}>Close help</Button>
      </div>
    </aside>
  )
}
