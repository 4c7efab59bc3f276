import type { ReactNode } from 'react'
import './tag.css'

/** settled grey, moving blue (on its way), needs amber (needs you), stop red, guard purple (safeguarding). */
export type TagMeaning = 'settled' | 'moving' | 'needs' | 'stop' | 'guard'

/** A status in words; the colour only repeats them. */
export function Tag({ meaning, children }: { meaning: TagMeaning; children: ReactNode }) {
  return <span className={`hv-tag hv-tag-${meaning}`}>{children}</span>
}
