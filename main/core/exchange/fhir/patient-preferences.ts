import type { NewPerson } from '../../../../shared/contract/people.ts'
import type { Kept } from '../kept.ts'
import type { FhirResource } from './exchange.ts'
import { conceptWords, extensionNamed, readConcept, readObjects, readText, type Extension } from './values.ts'

/** How a Patient likes to be reached and which language they speak. */
export const readContactSections = (patient: FhirResource, kept: Kept): Pick<NewPerson, 'contact' | 'communication'> => {
  const preference = extensionNamed(patient, 'ContactPreference')
  const method = conceptWords(readConcept(extensionNamed(preference, 'PreferredContactMethod')?.['valueCodeableConcept']))
  const way = method === null ? null : (ways.find(([sign]) => sign.test(method))?.[1] ?? null)
  if (way === null) kept.add('Preferred way of contact', method)
  const { language, others } = readLanguages(patient)
  kept.add('Other languages', others.join(', '))
  const interpreter = needsInterpreter(extensionNamed(patient, 'patient-interpreterRequired'))
  const format = readConcept(extensionNamed(preference, 'PreferredWrittenCommunicationFormat')?.['valueCodeableConcept'])
  return {
    contact: {
      preferredContact: way,
      voicemail: null,
      bestTimes: kept.line('Best times', readText(extensionNamed(preference, 'PreferredContactTimes')?.['valueString'])),
      contactNote: null,
    },
    communication: {
      language: kept.line('Language', language),
      interpreter,
      interpreterLanguage: interpreter === 'yes' ? kept.line('Language', language) : null,
      communicationNeeds: null,
      informationFormat: kept.line('Format of information', conceptWords(format)),
    },
  }
}

// The words and numbers of UK Core's preferred contact methods.
const ways: readonly (readonly [RegExp, NonNullable<NonNullable<NewPerson['contact']>['preferredContact']>])[] = [
  [/proxy|^6$/i, 'through-someone'],
  [/letter|^1$/i, 'letter'],
  [/visit|face to face|^2$/i, 'in-person'],
  [/e-?mail|^4$/i, 'email'],
  [/text|sms/i, 'text'],
  [/^(?!no ).*(telephone|phone)|^3$/i, 'phone'],
]

const readLanguages = (patient: FhirResource): { language: string | null; others: string[] } => {
  const spoken = readObjects(patient['communication']).flatMap((item) => {
    const words = conceptWords(readConcept(item['language']))
    return words === null ? [] : [{ words, preferred: item['preferred'] === true }]
  })
  const main = spoken.find(({ preferred }) => preferred) ?? spoken[0]
  return { language: main?.words ?? null, others: spoken.filter((item) => item !== main).map(({ words }) => words) }
}

const needsInterpreter = (extension: Extension | null): 'yes' | 'no' | null => {
  const value = extension?.['valueBoolean']
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : null
}
