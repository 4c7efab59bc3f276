import { useState } from 'react'

/** What is looked for. Dates as they are typed. */
export interface SearchView {
  readonly text: string
  readonly kind: 'all' | 'people' | 'notes'
  /** Null: anybody. */
  readonly author: string | null
  readonly from: string
  readonly to: string
}

const nothing: SearchView = { text: '', kind: 'all', author: null, from: '', to: '' }

/**
 * The search as it was left, so that Back finds the same results. It lives in memory alone and never in the address:
 * what was looked for does not survive the lock, which loads the window anew.
 * @param asked what the address asks for; null to go on where it was left
 */
export function useSearchView(asked: string | null): readonly [SearchView, (change: Partial<SearchView>) => void] {
  const [view, setView] = useState(() => {
    if (asked !== null && asked !== remembered.text) remembered = { ...nothing, text: asked }
    return remembered
  })
  return [
    view,
    (change) => {
      remembered = { ...remembered, ...change }
      setView(remembered)
    },
  ]
}

let remembered = nothing
