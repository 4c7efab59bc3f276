import { Temporal } from 'temporal-polyfill'
import type { PersonHeading } from '../../../shared/contract/people.ts'
import { wordsOf } from '../../../shared/rules/code-list.ts'
import { age, formatDate } from '../../../shared/rules/time/dates.ts'
import { formatNhsNumber } from '../../../shared/rules/people/nhs-number.ts'
import { formatListName } from '../../../shared/rules/people/person-name.ts'
import type { BeforeContactItem, BeforeContactState, BeforeContactTopic } from '../../app/frame/before-contact.ts'
import type { PersonBandProps } from '../../app/frame/person-band.tsx'
import { contactWays } from './value-lists.ts'
import { upperFirst } from '../../../shared/rules/capitals.ts'

/** What the band says of a person. */
export function bandWords(heading: PersonHeading, today: Temporal.PlainDate): PersonBandProps {
  const { name, birth, diedOn, gender, nhsNumber } = heading
  const died = diedOn === null ? null : Temporal.PlainDate.from(diedOn)
  return {
    name: formatListName(name),
    likesToBeCalled: name.preferred === name.given ? null : name.preferred,
    pronouns: name.pronouns,
    born: birth.birthDate === null ? 'Not known' : bornWords(Temporal.PlainDate.from(birth.birthDate), died === null ? today : null),
    died: died === null ? null : withAge(died, birth.birthDate),
    gender: gender ?? 'Not asked',
    nhsNumber: nhsNumber === null ? 'Not known' : formatNhsNumber(nhsNumber),
  }
}

/** What must be known before contact, in the order of the strip; each topic says something, whatever is known. */
export function beforeContact(heading: PersonHeading): readonly BeforeContactItem[] {
  const { risks, communication, adjustments, safeguardingState } = heading
  const item = (topic: BeforeContactTopic, state: BeforeContactState): BeforeContactItem => ({ topic, state })
  return [
    item('safeguarding', stateOf(safeguardingState, 'concern', 'concern recorded')),
    item('risk', stateOf(risks.risksState, 'known', risks.risks ?? 'not described')),
    item('communication', communicationState(communication)),
    item('adjustment', stateOf(adjustments.adjustmentsState, 'needed', adjustments.adjustments ?? 'needed, not described')),
    item('contact', contactState(heading.contact)),
  ]
}

/** '14 Jul 1945 (81)'; without an age where it is said elsewhere. */
function bornWords(birth: Temporal.PlainDate, ageOn: Temporal.PlainDate | null): string {
  const years = ageOn === null ? null : age(birth, ageOn)
  return years === null ? formatDate(birth) : `${formatDate(birth)} (${years})`
}

function withAge(died: Temporal.PlainDate, birthDate: string | null): string {
  const years = birthDate === null ? null : age(Temporal.PlainDate.from(birthDate), died)
  return years === null ? formatDate(died) : `${formatDate(died)} (${years})`
}

function stateOf(recorded: string | null, known: string, words: string): BeforeContactState {
  if (recorded === null) return { kind: 'not-recorded' }
  return recorded === known ? { kind: 'known', words: oneLine(words) } : { kind: 'none' }
}

function communicationState({ interpreter, interpreterLanguage, language, communicationNeeds, informationFormat }: PersonHeading['communication']): BeforeContactState {
  const known = sentences(
    interpreter === 'yes' ? ['interpreter', interpreterLanguage ?? language].filter((part) => part !== null).join(' ') : null,
    communicationNeeds,
    informationFormat,
  )
  if (known !== null) return { kind: 'known', words: known }
  return interpreter === 'no' ? { kind: 'none' } : { kind: 'not-recorded' }
}

function contactState({ preferredContact, bestTimes, voicemail, contactNote }: PersonHeading['contact']): BeforeContactState {
  const way = preferredContact === null ? null : wordsOf(contactWays, preferredContact).toLowerCase()
  const known = sentences(way, bestTimes, voicemail === 'no' ? 'no voicemail' : null, contactNote)
  return known === null ? { kind: 'not-recorded' } : { kind: 'known', words: known }
}

/** Null for nothing. Not parted by commas: what was typed may begin with a capital that must stay, as that of 'Mondays'. */
function sentences(...parts: readonly (string | null)[]): string | null {
  const [first, ...others] = parts.map((part) => oneLine(part ?? '').replace(/\.$/, '')).filter((part) => part !== '')
  return first === undefined ? null : [first, ...others.map(upperFirst)].join('. ')
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
