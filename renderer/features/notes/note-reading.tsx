import type { GroupValue } from '../../../shared/model/entities.ts'
import { formatIsoDate } from '../../../shared/rules/dates.ts'
import { signedWords } from './note-words.ts'

export interface NoteReadingProps {
  readonly text: ReadText
  /** Who began what somebody else signed, by name. */
  readonly begunBy: string | null
}

/** A note's text to read, with who signed it and what was agreed: no fields, so that it cannot look editable. */
export function NoteReading({ text, begunBy }: NoteReadingProps) {
  return (
    <div className="hv-note-reading">
      <p className="hv-secondary hv-numbers">{text.signedAt === null ? 'Draft, not signed' : signedWords(text.signedAt, text.author, begunBy)}</p>
      <p className="hv-reading">{text.text}</p>
      <p>
        <strong>Next step:</strong> {nextStepWords(text)}
      </p>
    </div>
  )
}

type ReadText = Omit<GroupValue<'note', 'text'>, 'personId' | 'authorRole'>

const nextStepWords = ({ nextStep, nextStepBy }: ReadText): string => {
  if (nextStep === null) return 'None agreed'
  return nextStepBy === null ? nextStep : `${nextStep}, by ${formatIsoDate(nextStepBy)}`
}
