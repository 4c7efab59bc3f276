import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { announce } from '../ui/announce.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { KeyWords } from '../ui/key-words.tsx'
import { isAnswered, runCommand } from './command-registry.ts'
import { useCommand } from './commands.tsx'
import { paletteEntries, type FoundPeople, type PaletteEntry, type PalettePerson } from './palette-search.ts'
import './palette.css'

export interface PaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Finds people by name, preferred name, sound or NHS number. */
  readonly searchPeople: (text: string) => Promise<FoundPeople>
  /** The last five opened, newest first; forgotten at the lock. Asked each time the palette opens. */
  readonly recentPeople: () => Promise<readonly PalettePerson[]>
  readonly onOpenPerson: (id: string) => void
  readonly onNewNote: (id: string) => void
}

/** Find a person or a command: type, ↑ ↓, Enter; F8 starts a note about the person. */
export function Palette({ isOpen, onClose, ...rest }: PaletteProps) {
  return (
    <Dialog title="Find a person or a command" isOpen={isOpen} onClose={onClose}>
      <PaletteBody onClose={onClose} {...rest} />
    </Dialog>
  )
}

function PaletteBody({ onClose, searchPeople, recentPeople, onOpenPerson, onNewNote }: Omit<PaletteProps, 'isOpen'>) {
  const [text, setText] = useState('')
  const [current, setCurrent] = useState(0)
  const found = useFoundPeople(text, searchPeople)
  const recent = useRecentPeople(recentPeople)
  const listId = useId()

  const isTyped = text.trim() !== ''
  const entries = paletteEntries(text, isTyped ? (found?.people ?? []) : recent, isAnswered)
  const selected = entries[Math.min(current, entries.length - 1)]
  const message = found === null || !isTyped ? null : foundWords(text, found, entries)
  useEffect(() => {
    if (message !== null) announce(message)
  }, [message])

  // The dialog must be gone before the command runs, or it would shut the page out.
  const leave = (then: () => void) => {
    flushSync(onClose)
    then()
  }
  const open = (entry: PaletteEntry) => leave(() => (entry.kind === 'person' ? onOpenPerson(entry.person.id) : void runCommand(entry.id)))
  useCommand(
    'new-note',
    () => {
      if (selected?.kind === 'person') leave(() => onNewNote(selected.person.id))
    },
    { enabled: selected?.kind === 'person' },
  )

  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextIndex(event.key, current, entries.length)
    if (next !== null) setCurrent(next)
    else if (event.key === 'Enter' && selected !== undefined) open(selected)
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        className="hv-input hv-palette-input"
        type="text"
        role="combobox"
        aria-label="Name, NHS number or command"
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={selected === undefined ? undefined : optionId(listId, selected)}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setCurrent(0)
        }}
        onKeyDown={onKeyDown}
      />
      {message !== null && <p className="hv-secondary">{message}</p>}
      {/* The listbox pattern: the text field keeps the focus and the keys, so options have none of their own. */}
      {/* eslint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div id={listId} role="listbox" aria-label="Found">
        {entries.map((entry) => (
          <div
            key={optionId(listId, entry)}
            id={optionId(listId, entry)}
            role="option"
            aria-selected={entry === selected}
            className="hv-palette-option"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => open(entry)}
          >
            <EntryWords entry={entry} />
          </div>
        ))}
      </div>
      {/* eslint-enable */}
      <p className="hv-small hv-secondary">
        ↑ ↓ choose, Enter opens, <KeyWords command="new-note" /> new note about the person
      </p>
    </>
  )
}

function EntryWords({ entry }: { entry: PaletteEntry }) {
  if (entry.kind === 'person') {
    return (
      <>
        <span>{entry.person.name}</span> <span className="hv-secondary hv-small">{entry.person.detail}</span>
      </>
    )
  }
  return (
    <>
      <span>{entry.words}</span> <KeyWords command={entry.id} />
    </>
  )
}

const typingPauseMilliseconds = 80

/** The people found for the text, null while they are being looked for. An answer that comes late is dropped. */
function useFoundPeople(text: string, searchPeople: (text: string) => Promise<FoundPeople>): FoundPeople | null {
  const [found, setFound] = useState<{ readonly text: string; readonly people: FoundPeople } | null>(null)
  useEffect(() => {
    if (text.trim() === '') return undefined
    let isStale = false
    const timer = setTimeout(async () => {
      const people = await searchPeople(text)
      if (!isStale) setFound({ text, people })
    }, typingPauseMilliseconds)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [text, searchPeople])
  return found?.text === text ? found.people : null
}

function useRecentPeople(recentPeople: PaletteProps['recentPeople']): readonly PalettePerson[] {
  const [recent, setRecent] = useState<readonly PalettePerson[]>([])
  useEffect(() => {
    let isStale = false
    void recentPeople().then((people) => {
      if (!isStale) setRecent(people)
    })
    return () => {
      isStale = true
    }
  }, [recentPeople])
  return recent
}

function foundWords(text: string, { people, soundsLike }: FoundPeople, entries: readonly PaletteEntry[]): string | null {
  const nothing = `Nothing found for '${text.trim()}'.`
  if (people.length > 0) return soundsLike ? `${nothing} Sounds like:` : null
  return entries.length === 0 ? nothing : null
}

function optionId(listId: string, entry: PaletteEntry): string {
  return `${listId}-${entry.kind === 'person' ? entry.person.id : entry.id}`
}

function nextIndex(key: string, current: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return (current + 1) % count
  if (key === 'ArrowUp') return (current - 1 + count) % count
  return null
}
