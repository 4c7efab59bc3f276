import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reports as contract, type SummaryWish } from '../../../shared/contract/reports.ts'
import { value } from '../../../test/core/answers.ts'
import { covered, inbox, severalCaseloads, type SeveralCaseloads } from '../../../test/core/several-caseloads.ts'
import { summaryPeople } from '../../../test/core/summary-people.ts'
import { createPeople } from '../caseload/people/people.ts'
import { put } from '../changes/record.ts'
import { contactsStatement, referralsStatement } from './counting.ts'
import { createReports } from './reports.ts'
import { casesStatement } from './spells.ts'

const wish = { from: '2026-10-01', to: '2026-11-30', caseloads: null, privacy: 'exact', confirmedExact: true } as const

let all: SeveralCaseloads
let make: ReturnType<typeof summaryPeople>
let reports: ReturnType<typeof createReports>
let file: string

/** Somebody with one of everything that a summary counts. */
const counted = (scope: string, family: string): string => {
  const person = all.personIn(scope, family)
  make.openCase(person, '2026-10-05')
  make.referral(person, '2026-10-01')
  make.consultation(person, '2026-10-09', '5')
  return person
}

const ask = async (caseloads: SummaryWish['caseloads']) => reports.summary({ ...wish, caseloads })
const summary = async (caseloads: SummaryWish['caseloads']) => contract.summary.output.parse(await value(ask(caseloads)))

/** Everyone, those with nothing planned, referrals and consultations. */
const figures = async (caseloads: SummaryWish['caseloads']): Promise<readonly unknown[]> => {
  const tables = (await summary(caseloads)).sections.flatMap((section) => section.tables)
  const last = (id: string) => tables.find((table) => table.id === id)?.rows.at(-1)?.cells.at(-1)
  return ['people', 'nothing-planned', 'source', 'contacts'].map((id) => {
    const cell = last(id)
    return cell?.kind === 'number' ? cell.value : cell
  })
}

beforeEach(async () => {
  all = await severalCaseloads()
  make = summaryPeople(all.caseload)
  file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'haversack-caseloads-')), 'summary.csv')
  reports = createReports(all.caseload, { useGrant: () => file })
})
afterEach(() => fs.rmSync(path.dirname(file), { recursive: true }))

test('only people of the caseloads asked for are counted; of all, nobody who is not allocated', async () => {
  counted(all.own, 'Mine')
  for (const family of ['One', 'Two']) counted(covered, family)
  for (const family of ['Three', 'Four', 'Five', 'Six']) counted(inbox, family)
  expect(await figures([all.own])).toEqual([1, 1, 1, 1])
  expect(await figures([covered])).toEqual([2, 2, 2, 2])
  expect(await figures([inbox, all.own])).toEqual([5, 5, 5, 5])
  expect(await figures(null)).toEqual([3, 3, 3, 3])
})

test('what belongs to a merged record is counted with the person it became', async () => {
  const [winner, loser] = [counted(all.own, 'Mine'), counted(covered, 'Theirs')]
  await value(createPeople(all.caseload).merge({ winner, loser, take: [], seen: [] }))
  expect(await figures([all.own])).toEqual([1, 1, 2, 2])
  expect(await ask([covered])).toEqual({ ok: false, error: { code: 'no_one_in_period' } })
})

test('whose report it is can be told from a colleague of the same short name', async () => {
  counted(all.own, 'Mine')
  expect((await summary(null)).madeBy).toBe('A. Rahman')
  const profile = { memberName: 'Alan Rahman', memberRole: 'Link worker', practiceCode: null, practiceName: null }
  all.caseload.record([put('member', 'profile', all.caseload.newId(), null, profile)])
  expect((await summary(null)).madeBy).toBe('Amina Rahman')
})

test('a caseload that is not on this computer has nobody', async () => {
  counted(all.own, 'Mine')
  expect(await ask(['12'.repeat(16)])).toEqual({ ok: false, error: { code: 'no_one_in_period' } })
})

test('summary and files name the caseloads; the list of exports does not', async () => {
  counted(all.own, 'Mine')
  expect((await summary(null)).caseloads).toEqual(['A. Rahman', 'B. Cole'])
  expect((await summary([all.own])).caseloads).toEqual(['A. Rahman'])
  await value(reports.export({ ...wish, format: 'csv', grant: 'any' }))
  expect(fs.readFileSync(file, 'utf8')).toContain('About this report,Caseloads,,,"A. Rahman, B. Cole"')
  expect(JSON.stringify(await value(reports.exports({})))).not.toContain('Cole')
})

test('asking for some caseloads looks people up by their id', () => {
  for (const statement of [referralsStatement, contactsStatement, casesStatement]) {
    const steps = all.caseload.database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all({ from: '', to: '', today: '', homes: '[]' }) as { detail: string }[]
    expect(steps.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(/^SEARCH person USING INDEX sqlite_autoindex_person_1 \(id=\?\)/))
  }
})
