import type { NewPerson } from '../../shared/contract/people.ts'
import { addressOf, nameOf } from './field-groups.ts'

/** Mrs Okafor, Goz: speaks Igbo, has a mobile without internet, and likes the phone. */
export const okafor: NewPerson = {
  name: nameOf({ title: 'Mrs', given: 'Ngozi', family: 'Okafor', preferred: 'Goz' }),
  birth: { birthDate: '1945-07-14', birthDateNotKnown: false },
  address: addressOf({ addressLine1: '14 Elm Row', addressLine4: 'Manchester', postcode: 'M14 5QT', addressType: 'home' }),
  contact: { preferredContact: 'phone', voicemail: 'no', bestTimes: 'after 14:00', contactNote: null },
  communication: { language: 'Igbo', interpreter: 'yes', interpreterLanguage: null, communicationNeeds: null, informationFormat: null },
  digital: { ownDevice: 'basic-phone', connection: 'none', digitalSkills: 'none', digitalNote: null },
  risks: { risksState: 'known', risks: 'Dog, loose in yard' },
}

/** Mr Patel: nothing asked yet. */
export const patel: NewPerson = {
  name: nameOf({ title: 'Mr', given: 'Raj', family: 'Patel' }),
  birth: { birthDate: null, birthDateNotKnown: true },
}

/** The id of nobody. */
export const noPerson = '00000000-0000-7000-8000-000000000000'
