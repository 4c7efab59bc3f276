import type { ReactNode } from 'react'
import './disclosure.css'

export interface DisclosureProps {
  readonly title: string
  readonly startsOpen?: boolean
  readonly children: ReactNode
}

/** Words that open to more: 'Before contact (3)', 'Details for IT'. */
export function Disclosure({ title, startsOpen = false, children }: DisclosureProps) {
  return (
    <details className="hv-disclosure" open={startsOpen}>
      <summary>{title}</summary>
      <div className="hv-disclosure-body">{children}</div>
    </details>
  )
}
