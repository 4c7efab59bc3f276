import type { GroupValue } from '../../../shared/model/entities.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { useStaffName } from '../../api/use-staff-name.ts'
import { signedWords } from './note-words.ts'

export interface NoteReadingProps {
  readonly text: ReadText
}

/** A note's text to read, with who signed it and what was agreed: no fields, so that it cannot look editable. */
export function NoteReading({ text }: NoteReadingProps) {
  const { signedAt } = text
  const staffName = useStaffName()
  return (
    <div className="hv-note-reading">
      <p className="hv-secondary hv-numbers">{signedAt === null ? 'Draft, not signed' : signedWords({ ...text, signedAt }, staffName)}</p>
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
