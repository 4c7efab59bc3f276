import { Children, type ReactNode } from 'react'

/** The text that stands among children, in one piece: 'Take in 5 referrals'. Elements among them, such as keys, are left out. */
export function textOf(children: ReactNode): string {
  return Children.toArray(children)
    .filter((child) => typeof child === 'string' || typeof child === 'number')
    .join('')
    .trim()
}
