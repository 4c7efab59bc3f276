import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { imports as contract, type ImportReview } from '../../../shared/contract/imports.ts'
import { value } from '../../../test/core/answers.ts'
import { testCaseload } from '../../../test/core/test-caseload.ts'
import { createReferrals } from '../caseload/referrals/referrals.ts'
import { createImports } from './imports.ts'

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '../../../test/fixtures', name), 'utf8')
const messageFile = { fileName: 'referral.json', text: fixture('fhir/referral-message.json') }
const severalFile = { fileName: 'several.json', text: fixture('fhir/several-referrals.json') }
const tableFile = { fileName: 'list.csv', text: fixture('csv/referrals-semicolon.csv') }

const started = async () => {
  const caseload = await testCaseload()
  const imports = createImports(caseload)
  const read = async (file: { fileName: string; text: string }) => (await value(imports.read(file))).importId
  const review = async (importId: string | null): Promise<ImportReview> => {
    const reviewed = contract.review.output.parse(await value(imports.review({ importId })))
    if (reviewed === null) throw new Error('no review')
    return reviewed
  }
  const standings = async (importId: string) => (await review(importId)).entries?.map((entry) => entry.standing.kind)
  const takeIn = async (importId: string, entries: { entryNumber: number; person: string }[]) =>
    contract.takeIn.output.parse(await value(imports.takeIn(contract.takeIn.input.parse({ importId, entries, home: null }))))
  const count = (table: string) => caseload.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  return { caseload, imports, read, review, standings, takeIn, count }
}

describe('a file under review', () => {
  test('writes nothing until an entry is taken in; then the person, the referral and what was sent are there', async () => {
    const { caseload, read, review, takeIn, count } = await started()
    const importId = await read(messageFile)
    expect((await review(null)).importId).toBe(importId)
    expect(count('change')).toBe(1)
    const { taken } = await takeIn(importId, [{ entryNumber: 1, person: 'new' }])
    const [entry] = taken
    const opened = await createReferrals(caseload).open({ id: entry?.referralId ?? '' })
    if (!opened.ok) throw new Error('not there')
    expect(opened.value).toMatchObject({
      person: { family: 'Adeyemi', preferred: 'Gracie', nhsNumber: '9992047003' },
      details: { value: { referralDate: '2026-11-14', receivedOn: '2026-11-23', referrerOrganisation: 'Larch Surgery' } },
      state: { value: { state: 'received' } },
      origin: { originFormat: 'fhir', originKey: 'fhir|https://northside.example/referral|NS-2026-0417' },
    })
    expect(opened.value.origin?.keptAsSent).toContainEqual(expect.objectContaining({ heading: 'Flag' }))
    expect([count('contactPoint'), count('relevantContact')]).toEqual([4, 2])
  })

  test('the good ones are taken in, the others stay listed with their reason', async () => {
    const { read, review, takeIn, count } = await started()
    const importId = await read(severalFile)
    const all = Array.from({ length: 9 }, (_, index) => ({ entryNumber: index + 1, person: 'new' }))
    const { taken, notTaken } = await takeIn(importId, all)
    expect(taken.map(({ entryNumber }) => entryNumber)).toEqual([1, 2, 3, 5, 7, 9])
    expect(notTaken.map(({ entryNumber, standing }) => [entryNumber, standing.kind === 'not-understood' && standing.problem])).toEqual([
      [4, 'no-person'],
      [6, 'birth-date-not-real'],
      [8, 'withdrawn'],
    ])
    expect(count('referral')).toBe(6)
    expect((await review(importId)).entries?.filter(({ standing }) => standing.kind === 'already-here')).toHaveLength(6)
  })

  test('a second import of the same file is recognised with its day', async () => {
    const { caseload, read, review, takeIn, count } = await started()
    await takeIn(await read(messageFile), [{ entryNumber: 1, person: 'new' }])
    caseload.clock.advance({ days: 4 })
    const again = await read(messageFile)
    expect((await review(again)).entries?.[0]?.standing).toMatchObject({ kind: 'already-here', takenInOn: '2026-11-23' })
    expect((await takeIn(again, [{ entryNumber: 1, person: 'different-person' }])).taken).toEqual([])
    expect(count('referral')).toBe(1)
  })

  test('undo takes everything of an import back, and it can be taken in again', async () => {
    const { caseload, read, standings, takeIn, count } = await started()
    const importId = await read(severalFile)
    const { undo } = await takeIn(importId, [{ entryNumber: 1, person: 'new' }, { entryNumber: 2, person: 'new' }])
    expect(caseload.undo(undo).ok).toBe(true)
    expect([count('person'), count('referral')]).toEqual([0, 0])
    expect((await standings(importId))?.[0]).toBe('ready')
  })

  test('two orders for one entry at once make one referral', async () => {
    const { read, takeIn, count } = await started()
    const importId = await read(messageFile)
    await Promise.all([takeIn(importId, [{ entryNumber: 1, person: 'new' }]), takeIn(importId, [{ entryNumber: 1, person: 'new' }])])
    expect(count('referral')).toBe(1)
  })
})

describe('somebody who may be here already', () => {
  const knownPerson = async () => {
    const all = await started()
    const table = await all.read(tableFile)
    const mapping = (await all.review(table)).csv?.mapping ?? []
    await all.imports.mapColumns({ importId: table, mapping })
    const { taken } = await all.takeIn(table, [{ entryNumber: 2, person: 'new' }])
    return { ...all, personId: taken[0]?.personId ?? '', importId: await all.read(messageFile) }
  }

  test('is shown with the reason and never taken in as new without a choice', async () => {
    const { review, takeIn, importId, personId, count } = await knownPerson()
    const standing = (await review(importId)).entries?.[0]?.standing
    expect(standing).toMatchObject({ kind: 'possible-duplicate', candidates: [{ person: { id: personId }, reasons: expect.arrayContaining(['same_nhs_number']) }] })
    const { taken, notTaken } = await takeIn(importId, [{ entryNumber: 1, person: 'new' }])
    expect([taken.length, notTaken[0]?.standing.kind]).toEqual([0, 'possible-duplicate'])
    expect(count('person')).toBe(1)
    await takeIn(importId, [{ entryNumber: 1, person: 'different-person' }])
    expect(count('person')).toBe(2)
  })

  test('the same person keeps their record, gains what was missing, and what differs is kept as sent', async () => {
    const { caseload, takeIn, importId, personId, count } = await knownPerson()
    const { taken } = await takeIn(importId, [{ entryNumber: 1, person: personId }])
    expect(count('person')).toBe(1)
    const row = caseload.database.prepare('SELECT given, ethnicity, bestTimes FROM person WHERE id = ?').get(personId)
    expect(row).toEqual({ given: 'Grace', ethnicity: 'African', bestTimes: 'After 14:00' })
    const points = caseload.database.prepare('SELECT value FROM contactPoint WHERE personId = ? ORDER BY value').pluck().all(personId)
    expect(points).toEqual(['0161 496 0123', '07700 900456', '07700 900457', 'grace@example.org'])
    const opened = await createReferrals(caseload).open({ id: taken[0]?.referralId ?? '' })
    if (!opened.ok) throw new Error('not there')
    const kept = opened.value.origin?.keptAsSent.find(({ heading }) => heading.startsWith('About the person'))
    expect(kept?.text).toContain('Given: Grace Folake')
    expect(kept?.text).toContain('Address line 1: Flat 2')
  })
})

describe('a spreadsheet', () => {
  test('shows three rows and a guess, then entries; its columns are remembered for the next file', async () => {
    const { caseload, imports, read, review, standings } = await started()
    const importId = await read(tableFile)
    const before = await review(importId)
    expect(before.entries).toBeNull()
    expect(before.csv).toMatchObject({ rowCount: 4, rememberedFrom: null })
    expect(before.csv?.samples.map((row) => row[0])).toEqual(['Adeyemi', 'Brook', 'Carr'])
    expect(before.csv?.mapping.slice(0, 4)).toEqual(['family', 'given', 'birth-date', 'nhs-number'])
    const mapping = [...(before.csv?.mapping ?? [])]
    mapping[11] = 'referrer-role'
    await imports.mapColumns({ importId, mapping })
    expect(await standings(importId)).toEqual(['ready', 'not-understood', 'ready', 'not-understood'])
    caseload.clock.advance({ days: 7 })
    const next = await review(await read(tableFile))
    expect(next.csv).toMatchObject({ rememberedFrom: '2026-11-23', mapping })
  })

  test('other headings are guessed afresh, in any order the same ones are remembered', async () => {
    const { imports, read, review } = await started()
    const one = await read({ fileName: 'a.csv', text: 'Name,Colour\nAnn Lee,red\n' })
    await imports.mapColumns({ importId: one, mapping: ['full-name', 'reason'] })
    expect((await review(await read({ fileName: 'b.csv', text: 'COLOUR,Name\nred,Ann Lee\n' }))).csv?.mapping).toEqual(['reason', 'full-name'])
    expect((await review(await read({ fileName: 'c.csv', text: 'Name,Flavour\nAnn Lee,red\n' }))).csv?.rememberedFrom).toBeNull()
  })
})

describe('files that are refused', () => {
  test('each with its own outcome, and nothing is kept of them', async () => {
    const { imports } = await started()
    const code = async (fileName: string, text: string) => {
      const reply = await imports.read({ fileName, text })
      return reply.ok ? 'read' : reply.error.code
    }
    expect(await code('booking.json', fixture('fhir/booking-message.json'))).toBe('not_a_referral')
    expect(await code('letter.txt', 'Dear colleague, thank you,\nfor seeing her, soon\n')).toBe('not_understood')
    expect(await code('huge.csv', 'a,b\n'.repeat(6_000_000))).toBe('file_too_large')
    expect(await imports.review({ importId: null })).toEqual({ ok: true, value: null })
  })
})
