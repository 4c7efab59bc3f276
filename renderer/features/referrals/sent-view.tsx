import type { SentReferral } from '../../../shared/contract/imports.ts'
import type { FieldValues } from '../person/field-spec.ts'
import { GroupView } from '../person/group-view.tsx'
import { formGroups, partOrder, shownSpec } from './form-groups.ts'
import './referrals.css'

/** Everything a file says of one referral, under the headings of the form. */
export function SentView({ content }: { content: SentReferral }) {
  const values = valuesOf(content)
  return (
    <div className="hv-stack">
      {partOrder.map((part) => (
        <section key={part} className="referral-part" aria-label={formGroups[part].title}>
          <h2>{formGroups[part].title}</h2>
          <GroupView spec={shownSpec(part, values)} value={values} />
          {part === 'reach' && <RelevantContacts contacts={content.person.relevantContacts} />}
        </section>
      ))}
      <KeptAsSent kept={content.keptAsSent} />
    </div>
  )
}

/** What the file says that has no field here, in its own words. */
export function KeptAsSent({ kept }: { kept: SentReferral['keptAsSent'] }) {
  return (
    <section className="referral-part" aria-label="Also in the file, kept as sent">
      <h2>Also in the file, kept as sent</h2>
      {kept.length === 0 ? (
        <p className="hv-secondary">Nothing else was in the file.</p>
      ) : (
        <dl className="referral-kept">
          {kept.map(({ heading, text }, index) => (
            // The list is never re-ordered, and two entries may say the same.
            <div key={index}>
              <dt>{heading}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

function RelevantContacts({ contacts }: { contacts: SentReferral['person']['relevantContacts'] }) {
  if (contacts.length === 0) return null
  return (
    <dl className="person-facts">
      {contacts.map((contact, index) => (
        <div key={index}>
          <dt>{contact.relationship ?? 'Someone around them'}</dt>
          <dd>{contactWords(contact)}</dd>
        </div>
      ))}
    </dl>
  )
}

function contactWords({ name, phone, email, isNextOfKin, isEmergencyContact, contactNote }: SentReferral['person']['relevantContacts'][number]): string {
  const roles = [isNextOfKin ? 'next of kin' : null, isEmergencyContact ? 'emergency contact' : null]
  return [name, phone, email, ...roles, contactNote].filter((part) => part !== null).join(', ')
}

/** A referral as the fields of the form: sections laid side by side, numbers by their use. */
function valuesOf({ person, details }: SentReferral): FieldValues {
  const numbers = (kind: 'phone' | 'email', isMobile: boolean): string | null =>
    person.contactPoints
      .filter((point) => point.kind === kind && (kind === 'email' || (point.use === 'mobile') === isMobile))
      .map(({ value }) => value)
      .join(', ') || null
  return Object.assign({}, ...Object.values(person.sections), details, {
    mobile: numbers('phone', true),
    phone: numbers('phone', false),
    email: numbers('email', false),
  }) as FieldValues
}
