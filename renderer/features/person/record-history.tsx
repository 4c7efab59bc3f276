import { useState } from 'react'
import type { PersonRecord } from '../../../shared/contract/people.ts'
import { formatMoment } from '../../../shared/rules/time/dates.ts'
import { formatListName } from '../../../shared/rules/people/person-name.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { useNotice } from '../../ui/messages/notice.tsx'
import { writtenWords } from '../settle/writer-words.ts'
import { changeLines, changeTitle } from './change-words.ts'
import { useUndo } from '../../app/undo.tsx'

const pageLength = 50

/** Every change of the record, newest first, and the records that were merged into it. */
export function RecordHistory({ record }: { record: PersonRecord }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section className="hv-sheet person-section hv-not-in-visit hv-not-in-print" aria-labelledby="part-history" data-part="history">
      <div className="person-section-head">
        <h2 id="part-history" tabIndex={-1}>
          History of this record
        </h2>
        <span className="person-section-edit">
          <Button kind="link" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
            {isOpen ? 'Hide changes' : 'Show changes'}
          </Button>
        </span>
      </div>
      {record.mergedRecords.map((merged) => (
        <MergedRecord key={merged.id} merged={merged} />
      ))}
      {isOpen && <Changes personId={record.id} />}
      {!isOpen && record.mergedRecords.length === 0 && <p className="hv-secondary">Every change is kept, with when it was made and what it said.</p>}
    </section>
  )
}

function MergedRecord({ merged }: { merged: PersonRecord['mergedRecords'][number] }) {
  const core = useCore()
  const { did } = useUndo()
  const showNotice = useNotice()
  const name = merged.name === null ? 'Name not known' : formatListName(merged.name)
  const unmerge = async () => {
    const reply = await core.call('people.unmerge', { loser: merged.id, base: merged.base })
    if (reply.ok) did(`Merge with ${name} undone`, reply.value.undo)
    else showNotice(faultSentence(reply.error))
  }
  return (
    <p className="hv-line-up">
      <span>Merged with a second record of {name}.</span>
      <Button kind="link" onPress={() => void unmerge()}>
        Undo merge
      </Button>
    </p>
  )
}

function Changes({ personId }: { personId: string }) {
  const [pages, setPages] = useState<readonly (number | null)[]>([null])
  return (
    <ol className="person-changes">
      {pages.map((before, place) => (
        <ChangesPage
          key={before ?? 'newest'}
          personId={personId}
          before={before}
          onEarlier={place === pages.length - 1 ? (last) => setPages([...pages, last]) : null}
        />
      ))}
    </ol>
  )
}

interface ChangesPageProps {
  readonly personId: string
  readonly before: number | null
  /** Null where an earlier page is shown already. */
  readonly onEarlier: ((last: number) => void) | null
}

function ChangesPage({ personId, before, onEarlier }: ChangesPageProps) {
  const { value: changes, fault } = useRead('people.changes', { id: personId, before })
  if (fault !== undefined) return <li>{faultSentence(fault)}</li>
  if (changes === undefined)
    return (
      <li>
        <Loading words="Reading the history…" />
      </li>
    )
  const last = changes.at(-1)
  return (
    <>
      {changes.map((change) => (
        <li key={change.number}>
          <strong>{changeTitle(change)}</strong>{' '}
          <span className="hv-small hv-secondary hv-numbers">
            {formatMoment(change.at)}, {writtenWords(change.writer)}
            {change.entity === 'person' && change.record !== personId && ', in the second record'}
            {!change.current && ', changed since'}
          </span>
          {changeLines(change).map((line) => (
            <div key={line} className="hv-small">
              {line}
            </div>
          ))}
        </li>
      ))}
      {changes.length === 0 && before !== null && <li>That is the beginning of the record.</li>}
      {onEarlier !== null && last !== undefined && changes.length === pageLength && (
        <li>
          <Button kind="link" onPress={() => onEarlier(last.number)}>
            Show earlier changes
          </Button>
        </li>
      )}
    </>
  )
}
