import { createHash } from 'node:crypto'
import type { SentReferral } from '../../../shared/contract/imports.ts'
import { foldName, foldText } from '../../../shared/rules/fold.ts'

const longest = 300

/** A key made of the sender's own words, or their digest where they would not fit. */
export const originKey = (parts: readonly string[]): string => {
  const key = parts.join('|')
  return key.length <= longest ? key : `${parts[0] ?? ''}|${digest(key)}`
}

/**
 * The key of a referral that its sender gave no identifier: a digest of who, when, from whom and why. Spacing,
 * case and accents do not matter, so that the same referral is recognised when it is exported again.
 */
export const contentKey = (format: string, { person, details }: Pick<SentReferral, 'person' | 'details'>): string => {
  const { name, birth, identity } = person.sections
  const said = [
    identity?.nhsNumber ?? '',
    foldName(`${name.family ?? ''} ${name.given ?? ''}`),
    birth.birthDate ?? '',
    details.referralDate ?? '',
    foldName(`${details.referrerName ?? ''} ${details.referrerOrganisation ?? ''}`),
    foldText(details.reason ?? '').replace(/\s+/g, ' ').trim(),
  ]
  return `${format}|${digest(JSON.stringify(said))}`
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')
