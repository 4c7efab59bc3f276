import type { drafts } from '../../../shared/contract/drafts.ts'
import type { Output } from '../../../shared/contract/operation.ts'
import { settledByDraft } from '../../../shared/model/settle-draft.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { bookingAddress, noteAddress } from '../consultations/address.ts'
import { newReferralAddress, referralAddress } from '../referrals/addresses.ts'
import { settingsAddress } from '../settings/settings-address.ts'
import { settlePath } from '../settle/settle-words.ts'

export type KeptDraft = Output<typeof drafts.list>[number]

/** A form that was left half full: what it is, and where it is gone on with. */
export interface HalfWritten {
  /** 'a booking with OKAFOR, Ngozi' */
  readonly words: string
  readonly href: string
}

/**
 * What a kept draft is called on Today; null: a note, which stands there under Unsigned notes, what this version does not
 * know, and what no page would open, as a form about a record that was merged into another.
 */
export function halfWritten({ key, person }: KeptDraft): HalfWritten | null {
  const settles = settledByDraft(key)
  if (settles !== null) return { words: `a version of your own${person === null ? '' : ` about ${formatCaseloadName(person)}`}`, href: settlePath(settles) }
  const [kind, id = ''] = key.split(':')
  if (key === 'referral:new') return { words: 'a new referral', href: newReferralAddress() }
  if (kind === 'template') return { words: 'a note template', href: settingsAddress('templates') }
  if (person === null) return null
  const name = formatCaseloadName(person)
  switch (kind) {
    case 'booking':
      if (id !== person.id) return null
      return { words: `a booking with ${name}`, href: bookingAddress({ personId: person.id }) }
    case 'person':
      if (id !== person.id) return null
      return { words: `the details of ${name}`, href: `/people/${person.id}/details` }
    case 'referral':
      return { words: `the referral of ${name}`, href: referralAddress(id) }
    case 'case':
      return { words: `the status of ${name}`, href: `/people/${person.id}` }
    case 'attendance':
      return { words: `the attendance of ${name}`, href: `/consultations/${id}` }
    case 'addendum':
      return { words: `an addition to a note about ${name}`, href: noteAddress(person.id, id) }
    case 'delete':
      if (id !== person.id) return null
      return { words: `a reason to delete the record of ${name}`, href: `/people/${person.id}/details` }
    default:
      return null
  }
}

/** All of them, each once: several parts of somebody's details are called the same and stand on one page. */
export function allHalfWritten(kept: readonly KeptDraft[]): readonly HalfWritten[] {
  const found = kept.map(halfWritten).filter((one) => one !== null)
  return [...new Map(found.map((one) => [`${one.href} ${one.words}`, one])).values()]
}
