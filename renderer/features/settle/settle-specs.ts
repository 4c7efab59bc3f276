import { casePriorities } from '../../../shared/model/case.ts'
import { consultationPlaces } from '../../../shared/model/consultation.ts'
import { noteKinds } from '../../../shared/model/note.ts'
import { attendances, isCancelled, type Attendance } from '../../../shared/rules/attendance.ts'
import { caseStatuses, closingOutcomes, closingReasons } from '../../../shared/rules/case-status.ts'
import type { CodeWithWords } from '../../../shared/rules/code-list.ts'
import { mediums } from '../../../shared/rules/medium.ts'
import { referralReasons, referralStates } from '../../../shared/rules/referral-state.ts'
import type { FieldSpec, GroupSpec } from '../person/field-spec.ts'
import { contactPointSpec, relevantContactSpec, sectionSpecs } from '../person/section-specs.ts'
import { referralSpec } from '../referrals/form-groups.ts'

/** How the versions of a field group are shown, and whether a version of one's own can be written beside them. */
export interface SettleSpec {
  readonly shown: GroupSpec
  /**
   * The fields of a version of one's own, or why there is none: what follows from a step of the work is changed by
   * taking that step.
   */
  readonly own: GroupSpec | { readonly insteadWords: string }
}

/** The fields of a group, by entity and group; null where this version has no words for them. */
export function settleSpecOf(entity: string, group: string): SettleSpec | null {
  const groups = specs[entity]
  return groups !== undefined && Object.hasOwn(groups, group) ? (groups[group] ?? null) : null
}

const line = (name: string, label: string, empty = 'Not known'): FieldSpec => ({ kind: 'line', name, label, empty })
const required = (name: string, label: string, words: string): FieldSpec => ({ kind: 'line', name, label, empty: 'Not known', required: words })
const text = (name: string, label: string, empty = 'Nothing written'): FieldSpec => ({ kind: 'text', name, label, empty })
const choice = (name: string, label: string, choices: readonly CodeWithWords[], empty = 'Not known'): FieldSpec => ({ kind: 'choice', name, label, choices, empty })
const must = (name: string, label: string, choices: readonly CodeWithWords[], words: string): FieldSpec => ({
  kind: 'choice',
  name,
  label,
  choices,
  empty: 'Not known',
  required: words,
})
const tick = (name: string, label: string): FieldSpec => ({ kind: 'tick', name, label, empty: 'No' })
const day = (name: string, label: string, empty: string, required?: string): FieldSpec => ({
  kind: 'day',
  name,
  label,
  purpose: 'event',
  empty,
  ...(required === undefined ? {} : { required }),
})

/** Shown and typed alike. */
const editable = (title: string, fields: readonly FieldSpec[], checks: GroupSpec['checks'] = []): SettleSpec => {
  const spec = { title, fields, checks }
  return { shown: spec, own: spec }
}

const chosenOnly = (title: string, fields: readonly FieldSpec[], insteadWords: string): SettleSpec => ({ shown: { title, fields }, own: { insteadWords } })

const whole = (spec: GroupSpec): SettleSpec => ({ shown: spec, own: spec })

const everyReferralReason: readonly CodeWithWords[] = Object.values(referralReasons).flat()

const specs: Readonly<Record<string, Readonly<Record<string, SettleSpec>>>> = {
  person: {
    ...Object.fromEntries(Object.entries(sectionSpecs).map(([section, spec]) => [section, whole(spec)])),
    mergedInto: chosenOnly(
      'Merging',
      [line('mergedInto', 'Merged into', 'Nobody: it stands alone')],
      'Keep one. If neither is right, undo the merge in the history of the record.',
    ),
  },
  contactPoint: { details: whole(contactPointSpec) },
  relevantContact: { details: whole(relevantContactSpec) },
  differentPerson: { half: chosenOnly('Different people', [], 'Keep the one that is right.') },
  referral: {
    details: whole({
      ...referralSpec,
      fields: [...referralSpec.fields, day('receivedOn', 'Taken in on', 'Not known', 'Enter the day on which it was taken in.')],
    }),
    state: chosenOnly(
      'Decision on the referral',
      [
        choice('state', 'Decision', referralStates),
        choice('stateReason', 'Reason', everyReferralReason, 'No reason given'),
        text('stateNote', 'Note'),
        day('stateDate', 'On', 'Not known'),
        line('stateBy', 'By'),
      ],
      'This settles the referral alone. Support that was opened stays open until you close it in the record.',
    ),
    origin: chosenOnly(
      'File the referral came from',
      [
        choice('originFormat', 'Kind of file', [
          { code: 'fhir', words: 'FHIR' },
          { code: 'csv', words: 'CSV' },
        ]),
        text('keptAsSent', 'Kept as sent'),
      ],
      'What a file said is kept as it was sent.',
    ),
  },
  case: {
    opening: chosenOnly('Start of the support', [day('openedOn', 'Opened on', 'Not known'), line('openedBy', 'Opened by')], 'Keep the one that is right.'),
    status: chosenOnly(
      'Status of the support',
      [
        choice('status', 'Status', caseStatuses),
        day('until', 'On hold until', 'No last day'),
        choice('statusReason', 'Reason', closingReasons, 'No reason given'),
        choice('outcome', 'What came of it', closingOutcomes, 'Nothing said'),
        text('statusNote', 'Note'),
        day('statusFrom', 'Since', 'Not known'),
        line('statusBy', 'Set by'),
      ],
      'Keep one. If neither is right, change the status in the record after that.',
    ),
    review: editable('Next review', [{ kind: 'day', name: 'nextReview', label: 'Next review', purpose: 'due', empty: 'No review date set' }]),
    priority: editable('Priority', [must('priority', 'Priority', casePriorities, 'Choose a priority.')]),
  },
  consultation: {
    about: chosenOnly('Person of the consultation', [line('personId', 'Person')], 'Keep the one that is right.'),
    time: editable('Time of the consultation', [
      { kind: 'day', name: 'date', label: 'Date', purpose: 'due', empty: 'Not known', required: 'Enter a date.' },
      { kind: 'time', name: 'time', label: 'Time', empty: 'Not known', required: 'Enter a time such as 14:30.' },
      { kind: 'minutes', name: 'minutes', label: 'Length in minutes', from: 5, to: 720, empty: 'Not known', required: 'Enter how long it is, in minutes.' },
    ]),
    plan: editable('How and where', [
      must('medium', 'How', mediums, 'Choose how it is held.'),
      choice('place', 'Where', consultationPlaces, 'Not settled yet'),
      line('placeDetail', 'More about the place', 'Nothing more'),
      line('purpose', 'What for', 'Not written down'),
    ]),
    attendance: editable(
      'Attendance',
      [must('attendance', 'Attendance', attendances, 'Choose what became of it.'), text('attendanceReason', 'Why it was cancelled', 'Not cancelled')],
      [
        ({ attendance, attendanceReason }) =>
          isCancelled(attendance as Attendance) && attendanceReason === null ? { field: 'attendanceReason', words: 'Say why it was cancelled.' } : null,
      ],
    ),
  },
  note: {
    text: chosenOnly('Text of the note', [], 'Compare the two texts.'),
    flags: editable('Flags of the note', [
      tick('aboutSomeoneElse', 'About someone else'),
      tick('safeguardingNote', 'Safeguarding'),
      tick('notToBeShared', 'Not to be shared'),
    ]),
  },
  addendum: { text: chosenOnly('Addition to a note', [text('text', 'Text'), line('author', 'By')], 'What was signed stays as it is.') },
  noteTemplate: {
    content: editable('Note template', [
      required('templateName', 'Name', 'Enter a name.'),
      must('noteKind', 'Kind of note', noteKinds, 'Choose a kind of note.'),
      text('headings', 'Headings', 'No headings'),
    ]),
  },
  member: {
    profile: editable('Name and role', [
      required('memberName', 'Name', 'Enter a name.'),
      required('memberRole', 'Role', 'Enter a role.'),
      { kind: 'practice-code', name: 'practiceCode', label: 'Practice code', empty: 'No practice yet' },
      line('practiceName', 'Practice', 'No practice yet'),
    ]),
    work: chosenOnly('Own caseload', [line('ownCaseload', 'Caseload', 'None')], 'Keep the one that is right.'),
  },
  teamCaseload: { details: editable('Name of a caseload', [required('caseloadName', 'Name', 'Enter a name.')]) },
  computer: { details: editable('Name of a computer', [required('computerName', 'Name', 'Enter a name.')]) },
  summaryExport: {
    details: chosenOnly(
      'Summary that was saved',
      [line('exportedBy', 'By'), line('exportedAt', 'When'), day('periodFrom', 'From', 'Not known'), day('periodTo', 'To', 'Not known'), line('format', 'Kind of file')],
      'Keep the one that is right.',
    ),
  },
}
