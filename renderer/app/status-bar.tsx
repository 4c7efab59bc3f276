import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { announce } from '../ui/announce.tsx'
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
  readonly save: StatusPart
  /** Set when something could not be saved: said at once. */
  readonly saveFailed?: boolean
  readonly sync?: StatusPart
  /** 'SYNTHETIC DATA' */
  readonly marker?: string
  /** 'Link worker, Northside PCN' */
  readonly role?: StatusPart
}

/** What is saved where, in words; each part opens its page. */
export function StatusBar({ save, saveFailed = false, sync, marker, role }: StatusBarProps) {
  useSpokenState(sync)
  return (
    <footer className="hv-status-bar hv-not-in-print" data-region="status">
      <div className="hv-status-left">
        <div role={saveFailed ? 'alert' : undefined} className={saveFailed ? 'hv-status-failed' : undefined}>
          <Part part={save} />
        </div>
        {sync !== undefined && <Part part={sync} />}
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
