import { referralSources } from '../../../shared/model/referral.ts'
import { lowerFirst } from '../../../shared/rules/capitals.ts'
import type { DisclosureMode } from '../../../shared/rules/disclosure/disclosure-control.ts'
import { needsReason, referralReasons, referralStates } from '../../../shared/rules/referral-state.ts'
import type { CountedReferral } from './counting.ts'
import { mergeSmallReasons, sumOf, type CountedWords } from './merge-small.ts'

/** In the order of the list of sources. */
export const bySource = (referrals: readonly CountedReferral[]): CountedWords[] => {
  const counted = countBy(referrals, ({ source }) => source)
  const known = referralSources.map(({ code, words }) => ({ words, count: counted.get(code) ?? 0 }))
  return withNotKnown(known, referrals.length)
}

/** In order of their names: an order by number would tell which of two hidden numbers is larger. */
export const byPractice = (referrals: readonly CountedReferral[]): CountedWords[] => {
  const counted = countBy(referrals, ({ practiceCode, practiceName }) => practiceCode ?? practiceName)
  const names = new Map(referrals.map(({ practiceCode, practiceName }) => [practiceCode ?? practiceName, practiceName ?? practiceCode]))
  const known = [...counted].flatMap(([key, count]) => (key === null ? [] : [{ words: names.get(key) ?? key, count }]))
  return withNotKnown(known.toSorted((a, b) => a.words.localeCompare(b.words, 'en-GB')), referrals.length)
}

/** Where the referrals stand, the ended ones with their reasons. */
export const byDecision = (referrals: readonly CountedReferral[], mode: DisclosureMode): CountedWords[] => {
  const known = referralStates.flatMap(({ code, words }) => {
    const decided = referrals.filter(({ state }) => state === code)
    if (!needsReason(code)) return [{ words: code === 'received' ? 'Waiting for a decision' : words, count: decided.length }]
    const counted = countBy(decided, ({ stateReason }) => stateReason)
    const reasons = referralReasons[code].map((reason) => ({ words: `${words}: ${lowerFirst(reason.words)}`, count: counted.get(reason.code) ?? 0 }))
    const others = { words: `${words}: reason not known`, count: decided.length - sumOf(reasons) }
    const given = [...reasons, others].filter(({ count }) => count > 0)
    return mode === 'rounded' ? mergeSmallReasons(given, `${words}, for any reason`, `${words}: all other reasons`) : given
  })
  return withNotKnown(known, referrals.length)
}

const countBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string | null, number> =>
  new Map([...Map.groupBy(items, keyOf)].map(([key, group]) => [key, group.length]))

/** What was never said stands last, also when it is nothing: then the reader knows that nothing is missing. */
const withNotKnown = (known: readonly CountedWords[], all: number): CountedWords[] => [
  ...known.filter(({ count }) => count > 0),
  { words: 'Not known', count: all - sumOf(known) },
]
