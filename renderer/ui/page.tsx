import { useContext, useEffect, useRef, type ReactNode } from 'react'
import type { CommandId } from '../../shared/model/commands.ts'
import { allKeyWords, commandWords, currentPlatform } from '../app/keys.ts'
import './page.css'
import { usePageHelp } from './page-help.ts'
import { PlaceContext } from './place.ts'

export interface PageProps {
  readonly title: string
  /** Beside the title: '61 people', 'Saved here 14:32:05'. */
  readonly summary?: ReactNode
  /** The one green button of a working page. */
  readonly mainButton?: ReactNode
  /** Left of the main button. */
  readonly actions?: ReactNode
  /** What F1 says about this page. */
  readonly help: ReactNode
  /** Keys that are for this page and not yet beside a button, listed at its end. */
  readonly keys?: readonly CommandId[]
  /** More words about keys: 'Enter opens, Space picks, letters find a family name'. */
  readonly keyNotes?: string
  /** Where the focus lands: on the heading, or on forms in the first field. */
  readonly focus?: 'heading' | 'first-field'
  /** 'form' is one column as wide as text reads well. */
  readonly width?: 'full' | 'form'
  readonly children: ReactNode
}

/** The body of a page: heading left, main button right, what it is for, and its keys. */
export function Page({ title, summary, mainButton, actions, help, keys = [], keyNotes, focus = 'heading', width = 'full', children }: PageProps) {
  const page = useRef<HTMLDivElement>(null)
  const place = useContext(PlaceContext)
  usePageHelp(help)
  useEffect(() => {
    // Coming back to a row: the table puts the focus there.
    if (place.hasRow()) return
    const field = focus === 'first-field' ? page.current?.querySelector<HTMLElement>(firstField) : null
    const target = field ?? page.current?.querySelector<HTMLElement>('h1')
    target?.focus()
    // Only on arrival: later changes of these must not pull the focus away from what is being done.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return (
    <div ref={page} className={`hv-page hv-page-${width}`}>
      <div className="hv-page-head">
        <div className="hv-page-title">
          <h1 tabIndex={-1}>{title}</h1>
          {summary !== undefined && <div className="hv-secondary">{summary}</div>}
        </div>
        <div className="hv-page-actions hv-not-in-print">
          {actions}
          {mainButton}
        </div>
      </div>
      {children}
      <PageKeys keys={keys} notes={keyNotes} />
    </div>
  )
}

function PageKeys({ keys, notes }: { keys: readonly CommandId[]; notes: string | undefined }) {
  if (keys.length === 0 && notes === undefined) return null
  return (
    <p className="hv-page-keys hv-small hv-secondary hv-not-in-print">
      Keys:{' '}
      {keys.map((id) => (
        <span key={id} className="hv-page-key">
          <kbd className="hv-key">{allKeyWords(id, currentPlatform()).join(' or ')}</kbd> {commandWords(id)}
        </span>
      ))}
      {notes !== undefined && <span className="hv-page-key">{notes}</span>}
    </p>
  )
}

const firstField = 'input:not([type="hidden"]):not(:disabled), select:not(:disabled), textarea:not(:disabled)'
