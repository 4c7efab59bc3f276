import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { announce } from '../../ui/messages/announce.tsx'
import './status-bar.css'

interface StatusPart {
  /** A whole sentence: 'Everything is saved on this computer.' */
  readonly words: string
  /** The page it opens. */
  readonly href?: string
  /** Names the state, such as 'unreachable': the words are said when the name changes, not with every new count. */
  readonly state?: string
}

export interface StatusBarProps {
  /** Null where the sentences of sync say what is saved. */
  readonly save: StatusPart | null
  /** Set when something could not be saved: said at once. */
  readonly saveFailed?: boolean
  readonly sync: readonly StatusPart[]
  /** 'SYNTHETIC DATA' */
  readonly marker?: string
  /** 'Link worker, Northside PCN' */
  readonly role?: StatusPart
}

/** What is saved where, in words; each part opens its page. */
export function StatusBar({ save, saveFailed = false, sync, marker, role }: StatusBarProps) {
  useSpokenState(together(sync))
  return (
    <footer className="hv-status-bar hv-not-in-print" data-region="status">
      <div className="hv-status-left">
        {save !== null && (
          <div role={saveFailed ? 'alert' : undefined} className={saveFailed ? 'hv-status-failed' : undefined}>
            <Part part={save} />
          </div>
        )}
        {sync.map((part) => (
          <Part key={part.state} part={part} />
        ))}
      </div>
      <div className="hv-status-right">
        {marker !== undefined && <strong>{marker}</strong>}
        {role !== undefined && <Part part={role} />}
      </div>
    </footer>
  )
}

function Part({ part: { words, href } }: { part: StatusPart }) {
  return href === undefined ? <span>{words}</span> : <Link href={href}>{words}</Link>
}

/** Several sentences as one to be said. */
function together(parts: readonly StatusPart[]): StatusPart | undefined {
  if (parts.length === 0) return undefined
  return { words: parts.map(({ words }) => words).join(' '), state: parts.map(({ state }) => state).join(' ') }
}

const quietMilliseconds = 10_000

/** Says a changed state, at most once in 10 seconds; the last one of a burst is said when the time is up. */
function useSpokenState(part: StatusPart | undefined): void {
  const state = part?.state
  const latest = useRef(part)
  const spoken = useRef({ state, at: Number.NEGATIVE_INFINITY })
  useEffect(() => {
    latest.current = part
  })
  useEffect(() => {
    if (state === spoken.current.state) return undefined
    const say = () => {
      spoken.current = { state, at: Date.now() }
      if (latest.current !== undefined) announce(latest.current.words)
    }
    const timer = setTimeout(say, Math.max(0, spoken.current.at + quietMilliseconds - Date.now()))
    return () => clearTimeout(timer)
  }, [state])
}
