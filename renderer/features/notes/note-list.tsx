import { useRef, type KeyboardEvent } from 'react'
import { Link } from 'wouter'
import type { NoteLine } from '../../../shared/contract/notes.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import type { StaffName } from '../../../shared/rules/people/staff-names.ts'
import { useStaffName } from '../../api/use-staff-name.ts'
import { counted } from '../../ui/counted.ts'
import { Tag } from '../../ui/tag.tsx'
import { notePath } from './begin-note.ts'
import { NoteFlagTags } from './note-flag-tags.tsx'
import { kindWords } from './note-words.ts'

export interface NoteListProps {
  readonly personId: string
  readonly lines: readonly NoteLine[]
  readonly openId: string | undefined
}

/** A person's notes, newest first. Arrow keys go from one to the next, Enter opens. */
export function NoteList({ personId, lines, openId }: NoteListProps) {
  const list = useRef<HTMLUListElement>(null)
  const staffName = useStaffName()
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])]
    const here = links.findIndex((link) => link === document.activeElement)
    const target = stepTo(event.key, here, links.length)
    if (target === null) return
    event.preventDefault()
    links[target]?.focus()
  }
  return (
    // The keys move between links that can each be reached by Tab as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul ref={list} className="hv-note-list" onKeyDown={onKeyDown}>
      {lines.map((line) => (
        <li key={line.id}>
          <NoteListLine personId={personId} line={line} isOpen={line.id === openId} staffName={staffName} />
        </li>
      ))}
    </ul>
  )
}

interface NoteListLineProps {
  readonly personId: string
  readonly line: NoteLine
  readonly isOpen: boolean
  readonly staffName: StaffName
}

function NoteListLine({ personId, line, isOpen, staffName }: NoteListLineProps) {
  return (
    <Link href={notePath(personId, line.id)} className="hv-note-line" aria-current={isOpen ? 'page' : undefined}>
      <span className="hv-note-line-head">
        <span className="hv-numbers">{formatIsoDate(line.aboutDate)}</span>
        <span>{kindWords(line.kind)}</span>
      </span>
      <span className="hv-note-line-first">{line.firstLine !== '' ? line.firstLine : isOpen ? 'Being written' : 'Nothing written yet'}</span>
      <span className="hv-note-line-foot">
        {line.signedAt === null ? <Tag meaning="needs">Draft</Tag> : <span>Signed</span>}
        <span>{staffName(line.author)}</span>
        {line.addenda > 0 && <span>{counted(line.addenda, 'addition')}</span>}
        {line.versions > 1 && <Tag meaning="needs">Two versions</Tag>}
        <NoteFlagTags flags={line.flags} />
      </span>
    </Link>
  )
}

function stepTo(key: string, here: number, count: number): number | null {
  if (here < 0) return null
  switch (key) {
    case 'ArrowDown':
      return Math.min(here + 1, count - 1)
    case 'ArrowUp':
      return Math.max(here - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
