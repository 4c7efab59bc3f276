import type { ReactNode } from 'react'

/** A table of many columns, which scrolls sideways by itself when the text is large, also by keys. */
export function WideTable({ words, children }: { words: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys scroll only what has the focus
    <section className="hv-summary-wide" aria-label={words} tabIndex={0}>
      {children}
    </section>
  )
}
