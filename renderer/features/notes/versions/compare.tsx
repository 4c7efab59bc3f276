import { useRef, useState, type ReactNode } from 'react'
import type { NoteRecord, NoteVersion } from '../../../../shared/contract/notes.ts'
import { formatMoment } from '../../../../shared/rules/time/dates.ts'
import type { StaffName } from '../../../../shared/rules/people/staff-names.ts'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useCore } from '../../../api/core-context.tsx'
import { useRead } from '../../../api/use-read.ts'
import { useStaffName } from '../../../api/use-staff-name.ts'
import { useUndo } from '../../../app/undo.tsx'
import { announce } from '../../../ui/messages/announce.tsx'
import { Button } from '../../../ui/button.tsx'
import { counted } from '../../../ui/counted.ts'
import { EmptyState } from '../../../ui/messages/empty-state.tsx'
import { Alert } from '../../../ui/messages/notice.tsx'
import { SelectField } from '../../../ui/forms/select-field.tsx'
import { CompareColumn } from './compare-column.tsx'
import { differingFacts, versionWords } from '../note-words.ts'
import { useFocusOnArrival } from '../use-focus-on-arrival.ts'
import { diffWords, numberChanges } from './word-diff.ts'

export interface CompareProps {
  readonly note: NoteRecord
  /** Goes back to the note, also once two texts that both stood are settled; left out on a page of its own. */
  readonly onClose?: () => void
}

/** Any two texts of a note side by side; two that both stand are settled here. */
export function Compare({ note, onClose }: CompareProps) {
  const { value: everyText = [] } = useRead('notes.versions', { id: note.id })
  const texts = comparable(note, everyText, useStaffName())
  const [picked, setPicked] = useState<{ readonly left?: string; readonly right?: string }>({})
  const [change, setChange] = useState(0)
  const [error, setError] = useState<string>()
  const heading = useFocusOnArrival<HTMLHeadingElement>(onClose !== undefined)
  const columns = useRef<HTMLDivElement>(null)
  const left = texts.find(({ key }) => key === picked.left) ?? texts[1]
  const right = texts.find(({ key }) => key === picked.right) ?? texts[0]
  const parts = left === undefined || right === undefined ? [] : numberChanges(diffWords(left.text, right.text))
  const facts = differingFacts(left?.version?.value, right?.version?.value)
  const changes = parts.reduce((most, part) => Math.max(most, part.change ?? 0), 0)
  const settle = useSettleTexts(note, () => onClose?.(), setError)

  const goToNext = (): void => {
    const next = change >= changes ? 1 : change + 1
    setChange(next)
    columns.current?.querySelector<HTMLElement>(`[data-change="${next}"]`)?.scrollIntoView({ block: 'center' })
    announce(changeWords(parts.filter((part) => part.change === next)))
  }

  const pick = (side: 'left' | 'right', key: string): void => {
    setPicked({ ...(left && { left: left.key }), ...(right && { right: right.key }), [side]: key })
    setChange(0)
  }

  return (
    <div className="hv-compare">
      <div className="hv-note-head">
        <h2 ref={heading} tabIndex={-1} className={onClose === undefined ? 'hv-hidden' : undefined}>
          Compare
        </h2>
        <div className="hv-note-actions">
          {changes > 0 && (
            <Button onPress={goToNext}>{change === 0 ? `Next change, ${counted(changes, 'change')}` : `Next change, ${change} of ${changes}`}</Button>
          )}
          {onClose !== undefined && (
            <Button command="compare" onPress={onClose}>
              Back to the note
            </Button>
          )}
        </div>
      </div>
      <div role="alert">{error !== undefined && <Alert meaning="stop">{error}</Alert>}</div>
      {left === undefined || right === undefined ? (
        <EmptyState words="There is only one text of this note, so there is nothing to compare." />
      ) : (
        <>
          {changes === 0 && <p>The two texts are the same{facts.length > 0 && ', but not what is beside them'}.</p>}
          <div className="hv-compare-columns" ref={columns}>
            {([['left', left, 'removed'], ['right', right, 'added']] as const).map(([side, text, kind]) => (
              <div key={side} className="hv-compare-side">
                <SelectField
                  label={side === 'left' ? 'From' : 'To'}
                  value={text.key}
                  choices={texts.map(({ key, words }) => ({ value: key, words }))}
                  onChange={(event) => pick(side, event.target.value)}
                />
                <CompareColumn parts={parts} shows={kind} current={change} />
                <Facts facts={facts.map((fact) => ({ label: fact.label, words: fact[side] }))} />
                <GoOn note={note} text={text} settle={settle} />
              </div>
            ))}
          </div>
          {note.versions.length > 1 && <KeepBoth note={note} settle={settle} />}
        </>
      )}
    </div>
  )
}

/** Settles the texts that stand, with one of them chosen. */
type SettleTexts = (operation: 'notes.goOn' | 'notes.keepAsTwo', chosen: NoteVersion, done: string) => Promise<void>

function useSettleTexts(note: NoteRecord, onSettled: () => void, onError: (words: string) => void): SettleTexts {
  const core = useCore()
  const { did } = useUndo()
  return async (operation, { base }, done) => {
    const reply = await core.call(operation, { id: note.id, base: note.versions.flatMap((version) => version.base), version: base })
    if (!reply.ok) return onError(faultSentence(reply.error))
    did(done, reply.value.undo)
    return onSettled()
  }
}

/** 'Go on from this text', under a draft that stands beside another. */
function GoOn({ note, text: { version, words }, settle }: { note: NoteRecord; text: ComparableText; settle: SettleTexts }): ReactNode {
  const standing = note.versions.find((each) => each.base.map(String).join() === version?.base.map(String).join())
  if (standing === undefined || note.versions.length < 2 || note.signed !== null) return null
  return (
    <div className="hv-line-up">
      <Button onPress={() => void settle('notes.goOn', standing, 'You go on from this text; the other is among the earlier texts')}>
        Go on from this text<span className="hv-hidden">: {words}</span>
      </Button>
    </div>
  )
}

/** What becomes of texts that all stand, and how each is kept as a note: of both, so it stands under both. */
function KeepBoth({ note: { versions, signed }, settle }: { note: NoteRecord; settle: SettleTexts }): ReactNode {
  const stays = versions.find(({ value }) => value.signedAt !== null) ?? versions.find(({ writer }) => writer.thisComputer) ?? versions[0]
  if (stays === undefined || versions.every(({ value }) => value.signedAt !== null)) return <p className="hv-secondary">Signed texts stay as they are.</p>
  return (
    <>
      <p className="hv-secondary">
        {signed === null
          ? 'Both texts are kept, whatever you choose: the other stays among the earlier texts or becomes a draft of its own.'
          : 'The signed text stays as it is.'}
      </p>
      <div className="hv-line-up">
        <Button onPress={() => void settle('notes.keepAsTwo', stays, 'Both texts are notes of their own now')}>
          {signed === null ? 'Keep as two drafts' : 'Make the draft a note of its own'}
        </Button>
      </div>
    </>
  )
}

/** What is not the same beside the two texts, such as the next step. */
function Facts({ facts }: { facts: readonly { readonly label: string; readonly words: string }[] }) {
  return facts.map(({ label, words }) => (
    <p key={label}>
      <strong>{label}:</strong> {words} <span className="hv-compare-fact">(differs)</span>
    </p>
  ))
}

interface ComparableText {
  readonly key: string
  readonly words: string
  readonly text: string
  /** The version it is, for settling; null for an addition. */
  readonly version: NoteVersion | null
}

/** What may be compared, the likeliest two first: the texts that stand, earlier ones, and what was added. */
const comparable = (note: NoteRecord, everyText: readonly (NoteVersion & { readonly current: boolean })[], staffName: StaffName): ComparableText[] => {
  // Of two that stand, one's own is on the left.
  const standing = [...note.versions].sort((a, b) => Number(a.writer.thisComputer) - Number(b.writer.thisComputer))
  const versions = [...standing, ...everyText.filter(({ current }) => !current)]
  const words = versionWords(versions, staffName)
  const texts = versions.map((version, place) => ({
    key: version.base.map(String).join(),
    words: words[place] ?? '',
    text: version.value.text,
    version,
  }))
  const additions = note.addenda.map(({ id, value }) => ({
    key: id,
    words: `Added by ${staffName(value.author)}, ${formatMoment(value.signedAt)}`,
    text: value.text,
    version: null,
  }))
  return [...texts, ...additions]
}

const changeWords = (parts: ReturnType<typeof numberChanges>): string =>
  parts.map(({ kind, text }) => `${kind === 'removed' ? 'Removed' : 'Added'}: ${text.trim()}`).join('. ')
