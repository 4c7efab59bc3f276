import type { SentReferral } from '../../../shared/contract/imports.ts'
import type { UndoToken } from '../../../shared/model/change.ts'
import { put } from '../changes/record.ts'
import type { Caseload } from '../caseload/caseload.ts'
import { additionalWrites, newPersonWrites } from '../caseload/people/person-writes.ts'
import { createShownPerson } from '../caseload/people/shown-person.ts'
import { arrivalWrites } from '../caseload/referrals/referrals.ts'
import { readRegisters } from '../caseload/registers.ts'
import { fieldWords } from './field-words.ts'
import type { ReadEntry } from './read-entry.ts'

interface TakenIn {
  readonly referralId: string
  readonly personId: string
  readonly undo: UndoToken
}

/** Writes one entry with its person in one step, a new one into the scope `home`; null where the person chosen is not here, or the referral already is. */
export const createTakeIn = (caseload: Caseload) => {
  const shownPerson = createShownPerson(caseload.database)
  const sameOrigin = caseload.database.prepare('SELECT 1 FROM referral WHERE originKey = ?')

  return (format: 'fhir' | 'csv', entry: Extract<ReadEntry, { ok: true }>, person: string, home: string): TakenIn | null => {
    const isNew = person === 'new' || person === 'different-person'
    const personId = isNew ? caseload.newId() : shownPerson(person)?.id
    // Looked at again, with nothing in between: two orders for one entry must not make two referrals.
    if (personId === undefined || sameOrigin.get(entry.originKey) !== undefined) return null
    const { content, originKey } = entry
    const referralId = caseload.newId()
    const details = { ...content.details, referralDate: content.details.referralDate ?? caseload.today() }
    const differing = isNew ? [] : differences(caseload, personId, content)
    const writes = [
      ...(isNew ? newPersonWrites(caseload, personId, content.person, home) : additionalWrites(caseload, personId, content.person)),
      ...arrivalWrites(caseload, referralId, personId, details),
      put('referral', 'origin', referralId, personId, {
        originFormat: format,
        originKey,
        keptAsSent: [...differing, ...content.keptAsSent],
      }),
    ]
    const undo = caseload.record(isNew ? writes.map((write) => ({ ...write, scope: home })) : writes)
    return { referralId, personId, undo }
  }
}

/** What the file says of a known person otherwise than their record, which stays as it is. */
const differences = ({ log }: Caseload, personId: string, { person }: SentReferral): SentReferral['keptAsSent'] => {
  const written = readRegisters(log, 'person', personId)
  const lines = Object.entries(person.sections).flatMap(([section, sent]) => {
    const here = written.get(section)?.value as Readonly<Record<string, unknown>> | null | undefined
    if (here === null || here === undefined) return []
    return Object.entries(sent ?? {})
      .filter(([field, value]) => typeof value === 'string' && value !== here[field])
      .map(([field, value]) => `${fieldWords(field)}: ${String(value)}`)
  })
  return lines.length === 0 ? [] : [{ heading: 'About the person, where it differs from their record', text: lines.join('\n') }]
}
