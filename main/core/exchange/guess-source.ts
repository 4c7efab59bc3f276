import type { ReferralContent } from '../../../shared/contract/referrals.ts'
import { referralSources } from '../../../shared/model/referral.ts'
import { foldText } from '../../../shared/rules/fold.ts'

type Source = ReferralContent['source']

/** The source that words about a referrer name, or null where they name none. The reader sees and can change it. */
export const guessSource = (words: string | null): Source => {
  if (words === null) return null
  const folded = foldText(words).trim()
  const exact = referralSources.find((source) => foldText(source.words) === folded || source.code === folded)
  return exact?.code ?? signs.find(([, sign]) => sign.test(folded))?.[0] ?? null
}

// In order: 'mental health trust' is a trust, but says more.
const signs: readonly (readonly [NonNullable<Source>, RegExp])[] = [
  ['self', /\bself\b|\bthemsel(f|ves)\b/],
  ['emergency-service', /\b(111|999|ambulance|emergency|police|fire (and|&) rescue|fire service)\b/],
  ['mental-health', /mental health|psycholog|psychiatr|\biapt\b|talking therap|\bcmht\b/],
  ['social-care', /social care|social work|social services|\bcouncil\b|local authority/],
  ['gp-practice', /\bgp\b|surgery|medical (centre|practice|group)|health centre|general practi|\bpractice\b|\bpcn\b|primary care/],
  ['hospital', /hospital|infirmary|foundation trust|nhs trust|acute|\bward\b|discharge|\ba ?& ?e\b/],
  ['community-health', /community (health|nurs)|district nurs|health visit|physio|occupational therap|pharmac|midwi/],
  ['voluntary', /charit|volunt|\bvcse?\b|age uk|citizens advice|community (group|organisation|centre)|\bmind\b|food ?bank/],
  ['family-or-carer', /\b(family|carer|relative|daughter|son|husband|wife|partner|mother|father|friend|neighbour)\b/],
]
