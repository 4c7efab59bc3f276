import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { nextNumber } from '../app/command-registry.ts'

/** The help texts of the pages on screen, and of pages within pages, by a number that rises with depth. */
export type HelpTexts = ReadonlyMap<number, ReactNode>

export interface HelpChange {
  readonly order: number
  /** Null: the page is gone. */
  readonly help: ReactNode
}

/** The texts once a page has said its own, or has gone. */
export function changeHelp(texts: HelpTexts, { order, help }: HelpChange): HelpTexts {
  const others = [...texts].filter(([other]) => other !== order)
  return new Map(help === null ? others : [...others, [order, help]])
}

/** What F1 shows: the text of the page furthest in; null where none has one. */
export function innermostHelp(texts: HelpTexts): ReactNode {
  return texts.get(Math.max(...texts.keys())) ?? null
}

/** Hands help texts to the help panel. */
export const PageHelpContext = createContext<(change: HelpChange) => void>(() => {})

/** Sets what F1 shows while the page is mounted; the help of the page around it comes back when it goes. */
export function usePageHelp(help: ReactNode): void {
  const change = useContext(PageHelpContext)
  // Parents are rendered before children, so that a page within a page has the higher number.
  const [order] = useState(nextNumber)
  useEffect(() => {
    change({ order, help })
  }, [change, order, help])
  useEffect(() => () => change({ order, help: null }), [change, order])
}
