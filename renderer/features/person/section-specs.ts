import type { PersonSection } from '../../../shared/contract/people.ts'
import { line, type FieldSpec, type FieldValues, type GroupSpec } from './field-spec.ts'
import { carerStatuses, connections, contactWays, digitalSkills, ethnicities, genders, maritalStatuses, ownDevices, yesNo } from './value-lists.ts'

const suggested = (name: string, label: string, suggestions: readonly string[]): FieldSpec => ({ kind: 'line', name, label, suggestions, empty: 'Not asked' })
const text = (name: string, label: string, empty = 'Not asked', hint?: string): FieldSpec => ({
  kind: 'text',
  name,
  label,
  empty,
  ...(hint === undefined ? {} : { hint }),
})
const choice = (name: string, label: string, choices: Extract<FieldSpec, { kind: 'choice' }>['choices'], empty = 'Not asked'): FieldSpec => ({
  kind: 'choice',
  name,
  label,
  choices,
  empty,
})

const anyOf = (value: FieldValues, ...names: readonly string[]): boolean => names.some((name) => value[name] !== null && value[name] !== false)

/** Every section of a person in the order of the details page, after the groups of the PRSB standard. */
export const sectionSpecs: Readonly<Record<PersonSection, GroupSpec>> = {
  name: {
    title: 'Name',
    fields: [
      line('title', 'Title', 'Not known', 'Such as Mrs, Mr, Ms or Mx.'),
      line('given', 'First name'),
      line('family', 'Family name'),
      line('preferred', 'Likes to be called', 'Not asked'),
      line('alias', 'Former or other name', 'None known'),
      line('pronouns', 'Pronouns', 'Not asked', 'As the person says them, such as she/her.'),
    ],
    checks: [
      (value) =>
        anyOf(value, 'given', 'family', 'preferred') ? null : { field: 'family', words: 'Enter a name: a first name, a family name or the name they like to be called.' },
    ],
  },
  birth: {
    title: 'Date of birth',
    fields: [
      { kind: 'day', name: 'birthDate', label: 'Date of birth', purpose: 'birth', empty: 'Not known', hint: 'Such as 14 Jul 1945 or 14/7/1945.' },
      { kind: 'tick', name: 'birthDateNotKnown', label: 'Date of birth not known', empty: 'No', typedOnly: true },
    ],
    checks: [
      (value) =>
        anyOf(value, 'birthDate', 'birthDateNotKnown') ? null : { field: 'birthDate', words: 'Enter a date of birth, or tick that it is not known.' },
    ],
  },
  identity: {
    title: 'NHS number',
    fields: [
      { kind: 'nhs-number', name: 'nhsNumber', label: 'NHS number', empty: 'Not known', hint: '10 numbers, with or without spaces.' },
      choice('nhsNumberStatus', 'NHS number checked', [
        { code: 'verified', words: 'Checked against the national record' },
        { code: 'not-verified', words: 'Not checked' },
      ], 'Not known'),
      line('otherIdentifier', 'Another number or reference', 'None known'),
    ],
  },
  background: {
    title: 'Background',
    fields: [
      suggested('gender', 'Gender', genders),
      suggested('sex', 'Sex', ['Female', 'Male', 'Intersex']),
      suggested('ethnicity', 'Ethnicity', ethnicities),
      suggested('religion', 'Religion or belief', ['No religion', 'Buddhist', 'Christian', 'Hindu', 'Jewish', 'Muslim', 'Sikh']),
      suggested('sexualOrientation', 'Sexual orientation', ['Heterosexual or straight', 'Gay or lesbian', 'Bisexual', 'Prefers not to say']),
      suggested('maritalStatus', 'Marital or civil partnership status', maritalStatuses),
      suggested('carerStatus', 'Carer', carerStatuses),
      suggested('immigrationStatus', 'Immigration status', ['British citizen', 'Settled status', 'Pre-settled status', 'Indefinite leave to remain', 'Refugee', 'Asylum seeker', 'Visa']),
    ],
  },
  address: {
    title: 'Address',
    fields: [
      line('addressLine1', 'Address line 1'),
      line('addressLine2', 'Address line 2', 'None known'),
      line('addressLine3', 'Town or city'),
      line('addressLine4', 'County', 'None known'),
      line('addressLine5', 'Address line 5', 'None known'),
      { kind: 'postcode', name: 'postcode', label: 'Postcode', empty: 'Not known' },
      choice('addressType', 'Kind of address', [
        { code: 'home', words: 'Home' },
        { code: 'temporary', words: 'Temporary' },
        { code: 'correspondence', words: 'For letters only' },
        { code: 'no-fixed-abode', words: 'No fixed abode' },
      ], 'Not known'),
    ],
  },
  contact: {
    title: 'How to get in touch',
    fields: [
      choice('preferredContact', 'Preferred way of contact', contactWays),
      choice('voicemail', 'Messages may be left on voicemail', yesNo),
      line('bestTimes', 'Best times', 'Not asked', 'Such as after 14:00.'),
      text('contactNote', 'Anything else about getting in touch', 'None known'),
    ],
  },
  communication: {
    title: 'Communication',
    fields: [
      line('language', 'Language', 'Not asked'),
      choice('interpreter', 'Interpreter needed', yesNo),
      line('interpreterLanguage', 'Language of the interpreter', 'Not asked', 'British Sign Language counts as well.'),
      text('communicationNeeds', 'Communication needs'),
      line('informationFormat', 'Format for written information', 'Not asked', 'Such as large print, Easy Read or audio.'),
    ],
  },
  adjustments: {
    title: 'Reasonable adjustments',
    fields: [
      choice('adjustmentsState', 'Adjustments', [
        { code: 'needed', words: 'Adjustments are needed' },
        { code: 'none', words: 'None needed: the person was asked' },
      ]),
      text('adjustments', 'Which adjustments'),
      text('impairment', 'Impairment or condition'),
      text('mobility', 'Mobility'),
      text('otherRequirements', 'Other needs', 'None known'),
    ],
  },
  risks: {
    title: 'Risks',
    fields: [
      choice('risksState', 'Risks', [
        { code: 'known', words: 'There are risks' },
        { code: 'none', words: 'No known risks' },
      ], 'Not recorded'),
      text('risks', 'What to know before contact', 'Not recorded', 'Such as a dog loose in the yard. Shown above every page of the record.'),
    ],
    checks: [
      (value) =>
        value['risksState'] === 'known' && !anyOf(value, 'risks') ? { field: 'risks', words: 'Say what the risks are, so that a colleague knows before they visit.' } : null,
    ],
  },
  safeguarding: {
    title: 'Safeguarding',
    fields: [
      choice('safeguardingState', 'Safeguarding', [
        { code: 'concern', words: 'There is a concern' },
        { code: 'none', words: 'No known concern' },
      ], 'Not recorded'),
      text('safeguarding', 'What the concern is', 'Not recorded'),
      { kind: 'day', name: 'safeguardingFrom', label: 'From', purpose: 'event', empty: 'Not known' },
      { kind: 'day', name: 'safeguardingTo', label: 'Until', purpose: 'event', empty: 'No end recorded' },
    ],
    checks: [
      ({ safeguardingFrom, safeguardingTo }) =>
        typeof safeguardingFrom === 'string' && typeof safeguardingTo === 'string' && safeguardingTo < safeguardingFrom
          ? { field: 'safeguardingTo', words: 'The end must not be before the start.' }
          : null,
    ],
  },
  digital: {
    title: 'Digital access',
    fields: [
      choice('ownDevice', 'Device', ownDevices),
      choice('connection', 'Internet', connections),
      choice('digitalSkills', 'Skills', digitalSkills),
      text('digitalNote', 'Anything else about going online', 'None known'),
    ],
  },
  practice: {
    title: 'GP practice',
    fields: [
      line('practiceName', 'Practice'),
      { kind: 'practice-code', name: 'practiceCode', label: 'Practice code', empty: 'Not known', hint: 'A letter and 5 numbers, such as Y01234.' },
      line('gpName', 'GP'),
      choice('gpOptOut', 'Does not want the GP to be told', yesNo),
    ],
  },
  aboutMe: {
    title: 'About me',
    fields: [
      text('mattersMost', 'What is most important to me'),
      text('importantPeople', 'People who are important to me'),
      text('howICommunicate', 'How I communicate and how to communicate with me'),
      text('wellness', 'My wellness'),
      text('pleaseDo', 'Please do and please do not'),
      text('howToSupport', 'How and when to support me'),
      text('alsoWorthKnowing', 'Also worth knowing about me'),
      line('supportedToWriteBy', 'Supported to write this by', 'Not asked'),
      line('mediaLink', 'Where to find a photo, video or recording', 'None known'),
    ],
  },
  consent: {
    title: 'Consent to share',
    fields: [
      choice('consentToShare', 'Agrees to sharing', yesNo),
      text('consent', 'What was agreed, with whom'),
      line('consentNotSoughtBecause', 'If not asked, why', 'No reason recorded'),
      { kind: 'day', name: 'consentDate', label: 'Date', purpose: 'event', empty: 'Not known' },
    ],
  },
  death: {
    title: 'Date of death',
    fields: [{ kind: 'day', name: 'diedOn', label: 'Died on', purpose: 'event', empty: 'None recorded' }],
  },
}

/** Phone numbers and email addresses. */
export const contactPointSpec: GroupSpec = {
  title: 'Phone number or email',
  fields: [
    {
      kind: 'choice',
      name: 'kind',
      label: 'Kind',
      choices: [
        { code: 'phone', words: 'Phone' },
        { code: 'email', words: 'Email' },
      ],
      required: 'Choose phone or email.',
      empty: 'Not known',
    },
    { kind: 'line', name: 'value', label: 'Number or address', required: 'Enter a phone number or an email address.', empty: 'Not known' },
    choice('use', 'Where', [
      { code: 'home', words: 'Home' },
      { code: 'mobile', words: 'Mobile' },
      { code: 'work', words: 'Work' },
      { code: 'temporary', words: 'Temporary' },
    ], 'Not known'),
    {
      kind: 'rank',
      name: 'preference',
      label: 'Order in which to try',
      choices: [1, 2, 3, 4, 5].map((place) => ({ code: String(place), words: String(place) })),
      empty: 'No order given',
    },
  ],
}

/** Family, carers, friends and professionals. */
export const relevantContactSpec: GroupSpec = {
  title: 'Person who matters',
  fields: [
    { kind: 'line', name: 'name', label: 'Name', required: 'Enter a name.', empty: 'Not known' },
    line('relationship', 'Relationship', 'Not known', 'Such as daughter, neighbour or community nurse.'),
    line('phone', 'Phone'),
    line('email', 'Email'),
    { kind: 'tick', name: 'isNextOfKin', label: 'Next of kin', empty: 'No' },
    { kind: 'tick', name: 'isEmergencyContact', label: 'To be called in an emergency', empty: 'No' },
    text('contactNote', 'Anything else', 'None known'),
  ],
}
