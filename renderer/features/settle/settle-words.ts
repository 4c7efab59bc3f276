import type { Unsettled } from '../../../shared/contract/settle.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { recordsWords } from './records-words.ts'
import { settleSpecOf } from './settle-specs.ts'
import { lowerFirst } from '../../../shared/rules/capitals.ts'

type Which = Pick<Unsettled, 'entity' | 'group' | 'about'>

/** What has several versions, with which of several it is: 'Time of the consultation, 24 Nov 2026 11:00'. */
export function groupWords({ entity, group, about }: Which): string {
  const title = settleSpecOf(entity, group)?.shown.title ?? 'Something this version does not know'
  const which = [about.name, momentWords(about)].filter((part) => part !== null && part !== '').join(', ')
  return which === '' ? title : `${title}, ${which}`
}

/** The heading of a page, under the band that says whose record it is: 'Two versions: address'. */
export function headingWords({ versions, ...which }: Which & Pick<Unsettled, 'versions'>): string {
  if (versions < 2) return groupWords(which)
  return `${countWords[versions] ?? versions} versions: ${lowerFirst(groupWords(which))}`
}

/** '2 records have two versions, in 3 places': what the list says over its rows. */
export function listSummary(list: readonly Pick<Unsettled, 'person' | 'record'>[]): string {
  const records = new Set(list.map(({ person, record }) => person?.id ?? record)).size
  const words = recordsWords(records)
  return list.length === records ? words : `${words}, in ${list.length} places`
}

/** The page that settles a field group. */
export function settlePath({ entity, record, group }: Pick<Unsettled, 'entity' | 'record' | 'group'>): string {
  return `/settle/${entity}/${record}/${group}`
}

const countWords: Readonly<Record<number, string>> = { 2: 'Two', 3: 'Three', 4: 'Four', 5: 'Five' }

function momentWords({ date, time }: Which['about']): string | null {
  if (date === null) return null
  const day = formatIsoDate(date)
  return time === null ? day : `${day} ${time}`
}
