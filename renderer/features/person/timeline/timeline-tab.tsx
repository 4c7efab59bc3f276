import { Temporal } from 'temporal-polyfill'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { TimelineEntry } from '../../../../shared/contract/timeline.ts'
import { formatIsoDate } from '../../../../shared/rules/time/dates.ts'
import { formatSentenceName, type PersonName } from '../../../../shared/rules/people/person-name.ts'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useRead } from '../../../api/use-read.ts'
import { useStaffName } from '../../../api/use-staff-name.ts'
import { useCommand } from '../../../app/use-command.tsx'
import { useVisit } from '../../../app/visit.ts'
import { classNames } from '../../../ui/class-names.ts'
import { EmptyState } from '../../../ui/messages/empty-state.tsx'
import { FilterButtons } from '../../../ui/tables/filter-buttons.tsx'
import { Loading } from '../../../ui/messages/loading.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { TimelinePane } from './timeline-pane.tsx'
import { fitsFilter, isPrivate, timelineFilters, whatHappened, whoDidIt, type TimelineFilter } from './timeline-words.ts'
import '../person.css'

/** What happened and when: one newest-first list by month, with what is picked beside it. */
export function TimelineTab({ personId, name }: { personId: string; name: PersonName }) {
  const { value: entries, fault } = useRead('people.timeline', { id: personId })
  const [picked, setPicked] = useState<ReadonlySet<TimelineFilter>>(new Set())
  const isVisit = useVisit()
  const staffName = useStaffName()
  const [open, setOpen] = useState<string | null>(null)
  const filters = useRef<HTMLDivElement>(null)
  useCommand('filter', () => filters.current?.querySelector('button')?.focus())

  if (fault !== undefined) return <p role="alert">{faultSentence(fault)}</p>
  if (entries === undefined) return <Loading words="Reading the timeline…" />
  if (entries.length === 0) return <EmptyState words="Nothing yet. Accepting the referral will be the first entry." />

  const shown = entries.map((entry, place) => ({ entry, key: `${entry.kind} ${entry.id} ${entries.length - place}` })).filter(({ entry }) => fitsFilter(entry, picked))
  const opened = shown.find(({ entry, key }) => key === open && !(isVisit && isPrivate(entry)))?.entry
  return (
    <>
      <div ref={filters} className="person-filters hv-not-in-print hv-not-in-visit">
        <FilterButtons
          label="Filter the timeline"
          nouns={['entry', 'entries']}
          filters={timelineFilters.map(({ id, words, kinds }) => ({ id, words, count: entries.filter(({ kind }) => (kinds as readonly string[]).includes(kind)).length }))}
          picked={picked}
          onPick={setPicked}
        />
        <span className="hv-small hv-secondary">Keys: ↑ ↓ move, Enter opens, Ctrl F filters</span>
      </div>
      <div className="person-split">
        {/* Arrows are an addition for the keyboard; every line is a button of its own. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div className="person-timeline hv-sheet" data-region="timeline" onKeyDown={moveByArrows}>
          {shown.length === 0 && <EmptyState words="Nothing of this kind. Clear the filter to see the rest." />}
          {byMonth(shown).map(([month, lines]) => (
            <section key={month} aria-label={month}>
              <h2>{month}</h2>
              <ul>
                {lines.map(({ entry, key }) => (
                  <li key={key} className={isPrivate(entry) ? 'hv-not-in-visit hv-not-in-print' : undefined}>
                    <button type="button" className={classNames('person-line hv-in-print', key === open && 'person-line-open')} aria-expanded={key === open} onClick={() => setOpen(key)}>
                      <span className="hv-numbers">{dayAndTime(entry)}</span>
                      <span>{whatHappened(entry)}</span>
                      <span className="person-line-who hv-secondary">
                        {whoDidIt(entry, formatSentenceName(name), staffName)} {entry.kind === 'note' && !entry.signed && <Tag meaning="needs">Draft</Tag>}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <TimelinePane key={open} entry={opened} personId={personId} name={name} />
      </div>
    </>
  )
}

interface Line {
  readonly entry: TimelineEntry
  readonly key: string
}

function byMonth(lines: readonly Line[]): readonly [string, readonly Line[]][] {
  return [...Map.groupBy(lines, ({ entry }) => monthOf(entry.on))]
}

/** 'November 2026'. */
function monthOf(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-GB', { month: 'long', year: 'numeric' })
}

/** '12 Nov, 10:30': the year stands over the month. */
function dayAndTime({ on, at }: TimelineEntry): string {
  const day = formatIsoDate(on).slice(0, -5)
  return at === null ? day : `${day}, ${at}`
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('.person-line')].filter((line) => line.checkVisibility())
  const here = lines.findIndex((line) => line === document.activeElement)
  const next = lines[Math.max(0, Math.min(lines.length - 1, here + step))]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
