import { Temporal } from 'temporal-polyfill'
import type { LinkedConsultation, NoteRecord, NoteVersion, TemplateRecord } from '../../../shared/contract/notes.ts'
import type { Base } from '../../../shared/model/change.ts'
import type { GroupValue } from '../../../shared/model/entities.ts'
import { noteKinds } from '../../../shared/model/note.ts'
import { upperFirst } from '../../../shared/rules/capitals.ts'
import { wordsOf } from '../../../shared/rules/code-list.ts'
import { formatIsoDate, formatMoment, formatNearDate } from '../../../shared/rules/time/dates.ts'
import { secondsInEngland } from '../../../shared/rules/time/english-time.ts'
import { mediums } from '../../../shared/rules/medium.ts'
import type { StaffName } from '../../../shared/rules/people/staff-names.ts'
import { computerWords, writtenWords } from '../settle/writer-words.ts'
import type { KeeperState } from './writing/note-keeper.ts'

type NoteText = GroupValue<'note', 'text'>
type NoteFlags = GroupValue<'note', 'flags'>
type About = Pick<NoteText, 'noteKind' | 'aboutDate' | 'aboutTime' | 'minutes'>

/** The flags of a note, in the order in which they are shown. */
export const noteFlags = [
  { flag: 'aboutSomeoneElse', words: 'About someone else', meaning: 'needs' },
  { flag: 'safeguardingNote', words: 'Safeguarding', meaning: 'guard' },
  { flag: 'notToBeShared', words: 'Not to be shared', meaning: 'stop' },
] as const satisfies readonly { flag: keyof NoteFlags; words: string; meaning: string }[]

/** A flagged note is hidden while the person can see the screen. */
export function isFlagged(flags: NoteFlags | null): boolean {
  return flags !== null && Object.values(flags).some(Boolean)
}

/** 'Home visit'. */
export function kindWords(kind: NoteText['noteKind']): string {
  return wordsOf(noteKinds, kind)
}

/** Tells a template from the others: one that comes with Haversack has no id, but a name of its own among those of its kind. */
export function templateKey({ id, content }: TemplateRecord): string {
  return id ?? `${content.noteKind}/${content.templateName}`
}

/** 'Home visit, 23 Nov 2026 10:30, 60 min': what a note is about. */
export function titleWords({ noteKind, ...about }: About): string {
  return `${kindWords(noteKind)}, ${aboutWords(about)}`
}

function aboutWords({ aboutDate, aboutTime, minutes }: Omit<About, 'noteKind'>): string {
  const day = formatIsoDate(aboutDate)
  const start = aboutTime === null ? day : `${day} ${aboutTime}`
  return minutes === null ? start : `${start}, ${minutes} min`
}

/** 'Signed 23 Nov 2026 14:40, A. Rahman'; of what a colleague began 'Begun by A. Cole, signed 23 Nov 2026 14:40, A. Rahman'. */
export function signedWords({ signedAt, author, begunBy }: SignedBy, staffName: StaffName): string {
  const signed = `signed ${formatMoment(signedAt)}, ${staffName(author)}`
  return begunBy === undefined ? upperFirst(signed) : `Begun by ${staffName(begunBy)}, ${signed}`
}

interface SignedBy {
  readonly signedAt: string
  readonly author: string
  readonly begunBy?: string | undefined
}

/** 'Draft, this computer, 20 Nov 2026 14:32', of each; with seconds where two would read the same. */
export function versionWords(versions: readonly NoteVersion[], staffName: StaffName): readonly string[] {
  const words = versions.map(({ value, at, writer }) => {
    const what = value.signedAt === null ? `Draft, ${writtenWords(writer)}` : `Signed by ${staffName(value.author)}, ${computerWords(writer)}`
    return `${what}, ${formatMoment(at)}`
  })
  return versions.map(({ at }, place) => {
    const own = words[place] ?? ''
    return words.indexOf(own) === words.lastIndexOf(own) ? own : `${own}${secondsInEngland(at).slice('14:32'.length)}`
  })
}

/** Where the texts that stand beside the shown one come from: 'This draft was also changed on Ann's laptop. Both texts are kept.' */
export function besideWords({ signed, versions }: Pick<NoteRecord, 'signed' | 'versions'>): string {
  const others = versions.filter(({ value, writer }) => (signed === null ? !writer.thisComputer : value.signedAt === null))
  const computers = [...new Set(others.map(({ writer }) => computerWords(writer)))].join(' and on ')
  if (signed !== null) return `A draft stands beside the signed text${computers === '' ? '' : `, written on ${computers}`}. Both texts are kept.`
  return computers === '' ? 'Two texts of this draft stand. Both are kept.' : `This draft was also changed on ${computers}. Both texts are kept.`
}

/** Whether a text stands that was written on another computer and that the writer of this page has not before them. */
export function isChangedElsewhere(versions: readonly NoteVersion[], seen: Base): boolean {
  const names = new Set(seen.map(String))
  return versions.some(({ base, writer }) => !writer.thisComputer && !base.every((ref) => names.has(String(ref))))
}

/** What is said where a note was signed elsewhere while it was written here, and its text became a draft of its own. */
export const setApartWords = 'This note was signed on another computer while you wrote. Nothing is lost: what you typed is a draft of its own now.'

/** What two versions of a note say otherwise beside their text: kind, day, next step; in the order of the editor. */
export function differingFacts(left: NoteText | undefined, right: NoteText | undefined): readonly { readonly label: string; readonly left: string; readonly right: string }[] {
  if (left === undefined || right === undefined) return []
  return factsOf(left)
    .map((fact, place) => ({ label: fact.label, left: fact.words, right: factsOf(right)[place]?.words ?? '' }))
    .filter((fact) => fact.left !== fact.right)
}

function factsOf({ noteKind, nextStep, nextStepBy, consultationId, ...about }: NoteText) {
  return [
    { label: 'Kind', words: kindWords(noteKind) },
    { label: 'About', words: aboutWords(about) },
    { label: 'Next step', words: nextStep ?? 'None agreed' },
    { label: 'By', words: nextStepBy === null ? 'No date' : formatIsoDate(nextStepBy) },
    { label: 'Consultation', words: consultationId === null ? 'Not linked' : 'Linked' },
  ]
}

/** 'phone, today 10:30': a consultation that a note is linked to. */
export function consultationWords({ date, time, medium, place }: LinkedConsultation, today: Temporal.PlainDate): string {
  const what = place === 'home' ? 'home visit' : medium === null ? 'consultation' : wordsOf(mediums, medium).toLowerCase()
  const day = formatNearDate(Temporal.PlainDate.from(date), today)
  return `${what}, ${day === 'Today' ? 'today' : day} ${time}`
}

/** 'Saved here 14:32:05', in England; 'Not saved' while the text is only on the page. */
export function savedWords({ savedAt, fault }: KeeperState): string {
  if (fault !== null) return 'Not saved'
  return savedAt === null ? 'Saved here' : `Saved here ${secondsInEngland(savedAt)}`
}
