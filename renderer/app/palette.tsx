import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { announce } from '../ui/messages/announce.tsx'
import { Dialog } from '../ui/messages/dialog.tsx'
import { KeyWords } from '../ui/key-words.tsx'
import { FoundOptions, useSearchBox } from '../ui/forms/search-box.tsx'
import { answering, runCommand } from './command-registry.ts'
import { useCommand } from './use-command.tsx'
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
  const found = useFoundPeople(text, searchPeople)
  const recent = useRecentPeople(recentPeople)

  const isTyped = text.trim() !== ''
  const entries = paletteEntries(text, (isTyped ? found : null) ?? { people: isTyped ? [] : recent, soundsLike: false }, answering)
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
  const box = useSearchBox({ options: entries, keyOf, onPick: open, isSettled: !isTyped || found !== null, picksUnseen: found?.soundsLike !== true || entries[0]?.kind === 'command' })
  const { selected } = box
  useCommand(
    'new-note',
    () => {
      if (selected?.kind === 'person') leave(() => onNewNote(selected.person.id))
    },
    { enabled: selected?.kind === 'person' },
  )

  return (
    <>
      <input
        {...box.input}
        className="hv-input hv-palette-input"
        aria-label="Name, NHS number or command"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          box.toFirst()
        }}
      />
      {message !== null && <p className="hv-secondary">{message}</p>}
      <FoundOptions list={box.list} label="Found" optionClassName="hv-option-line hv-palette-option">
        {(entry) => <EntryWords entry={entry} />}
      </FoundOptions>
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
  if (people.length > 0) return soundsLike && entries[0]?.kind === 'person' ? `${nothing} Sounds like:` : null
  return entries.length === 0 ? nothing : null
}

function keyOf(entry: PaletteEntry): string {
  return entry.kind === 'person' ? entry.person.id : entry.id
}
