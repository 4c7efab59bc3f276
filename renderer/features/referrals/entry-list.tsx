import { useRef, type KeyboardEvent } from 'react'
import type { EntryStanding, ImportEntry, ImportReview } from '../../../shared/contract/imports.ts'
import { Tag, type TagMeaning } from '../../ui/tag.tsx'
import { entryName, standingWords } from './import-words.ts'

export interface EntryListProps {
  readonly entries: readonly ImportEntry[]
  readonly format: ImportReview['format']
  readonly picked: number
  readonly onPick: (entryNumber: number) => void
}

/** One line for each entry of the file with how it stands. One stop for Tab; arrows go from one to the next. */
export function EntryList({ entries, format, picked, onPick }: EntryListProps) {
  const list = useRef<HTMLUListElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const target = entries.findIndex(({ entryNumber }) => entryNumber === picked) + step
    const next = entries[target]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    onPick(next.entryNumber)
    list.current?.querySelectorAll('button')[target]?.focus()
  }
  return (
    // The list hears the keys of its buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul ref={list} className="referral-entries" aria-label="Entries of the file" data-region="entries" onKeyDown={onKeyDown}>
      {entries.map((entry) => (
        <li key={entry.entryNumber}>
          <button
            type="button"
            className="referral-entry"
            tabIndex={entry.entryNumber === picked ? 0 : -1}
            aria-current={entry.entryNumber === picked}
            onClick={() => onPick(entry.entryNumber)}
          >
            <span>{entryName(entry, format)}</span>
            <Tag meaning={meanings[entry.standing.kind]}>{standingWords(entry.standing)}</Tag>
          </button>
        </li>
      ))}
    </ul>
  )
}

const meanings: Readonly<Record<EntryStanding['kind'], TagMeaning>> = {
  ready: 'moving',
  'already-here': 'settled',
  'possible-duplicate': 'needs',
  'not-understood': 'stop',
}
