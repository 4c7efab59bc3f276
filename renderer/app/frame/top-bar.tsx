import { Link, useLocation } from 'wouter'
import { Button } from '../../ui/button.tsx'
import { numberWords } from '../../ui/counted.ts'
import { narrow, useMedia } from '../../ui/media.ts'
import { MenuButton } from '../../ui/menu.tsx'
import { ariaKeysOf, KeyWords } from '../../ui/key-words.tsx'
import { isIn, places, settingsPlace, topPlaces, type TopPlace } from '../places.ts'
import './top-bar.css'
import { setVisit, useVisit } from '../visit.ts'

export interface TopBarProps {
  /** By the command of the place; null while it is not known. */
  readonly counts: Readonly<Partial<Record<TopPlace['command'], number | null>>>
  readonly onFind: () => void
  readonly onHelp: () => void
  readonly onLock: () => void
}

/** The words to go anywhere, finding, settings, help and lock, always in the same order. */
export function TopBar({ counts, onFind, onHelp, onLock }: TopBarProps) {
  const isNarrow = useMedia(narrow)
  const isVisit = useVisit()
  const [, navigate] = useLocation()
  if (isVisit) {
    return (
      <header className="hv-top-bar hv-not-in-print" data-region="top">
        <span>The person can see this screen. Other people and counts are hidden.</span>
        <div className="hv-top-right">
          <Button onPress={() => setVisit(false)}>Show everything</Button>
          <LockButton onLock={onLock} />
        </div>
      </header>
    )
  }
  if (isNarrow) {
    const entries = places.map(({ command, words, href }) => ({
      words: withCount(words, counts[command]),
      onChoose: () => navigate(href),
      command,
    }))
    return (
      <header className="hv-top-bar hv-not-in-print" data-region="top">
        <MenuButton words="Menu" entries={[...entries, { words: 'Help', onChoose: onHelp, command: 'help' }]} />
        <Button onPress={onFind} aria-label="Find a person or a command" aria-keyshortcuts={ariaKeysOf('palette')}>
          Find
        </Button>
        <LockButton onLock={onLock} />
      </header>
    )
  }
  return (
    <header className="hv-top-bar hv-not-in-print" data-region="top">
      <nav aria-label="Main">
        <ul className="hv-top-places">
          {topPlaces.map((place) => (
            <li key={place.href}>
              <PlaceLink place={place} count={counts[place.command]} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="hv-top-right">
        <FindButton onFind={onFind} />
        <PlaceLink place={settingsPlace} count={null} />
        <button type="button" className="hv-top-link" aria-keyshortcuts={ariaKeysOf('help')} onClick={onHelp}>
          Help
        </button>
        <LockButton onLock={onLock} />
      </div>
    </header>
  )
}

function PlaceLink({ place, count }: { place: TopPlace; count: number | null | undefined }) {
  const [location] = useLocation()
  return (
    <Link
      href={place.href}
      className="hv-top-link"
      aria-current={isIn(place, location) ? 'page' : undefined}
      aria-keyshortcuts={ariaKeysOf(place.command)}
    >
      {withCount(place.words, count)}
      {count !== null && count !== undefined && place.countNouns !== undefined && <span className="hv-hidden"> {place.countNouns[count === 1 ? 0 : 1]}</span>}
    </Link>
  )
}

function FindButton({ onFind }: { onFind: () => void }) {
  return (
    <Button onPress={onFind} aria-keyshortcuts={ariaKeysOf('palette')}>
      <span className="hv-find-words">Find a person or a command</span>
      <KeyWords command="palette" />
    </Button>
  )
}

function LockButton({ onLock }: { onLock: () => void }) {
  return (
    <button type="button" className="hv-top-link" aria-keyshortcuts={ariaKeysOf('lock')} onClick={onLock}>
      Lock
    </button>
  )
}

function withCount(words: string, count: number | null | undefined): string {
  return count === null || count === undefined ? words : `${words} ${numberWords(count)}`
}
