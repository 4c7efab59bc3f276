import type { ReactNode } from 'react'

export interface EmptyStateProps {
  /** What is not there and what to do about it: 'No notes yet. F8 starts one.' */
  readonly words: string
  /** A link or secondary button for what to do. */
  readonly children?: ReactNode
}

/** Stands where a list would be. */
export function EmptyState({ words, children }: EmptyStateProps) {
  return (
    <div className="hv-line-up">
      <p className="hv-secondary">{words}</p>
      {children}
    </div>
  )
}
