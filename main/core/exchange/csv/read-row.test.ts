import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentReferral } from '../../../../shared/contract/imports.ts'
import { csvFields, guessMapping } from '../../../../shared/rules/csv-fields.ts'
import { readRows } from './read-row.ts'
import { readTable } from './read-table.ts'

const today = '2026-11-23'
const readText = (text: string) => {
  const table = readTable(text)
  if (table === null) throw new Error('no table')
  return readRows(table, guessMapping(table.headings), today)
}
const first = (text: string) => {
  const [entry] = readText(text)
  if (entry?.ok !== true) throw new Error('not read')
  return entry
}

describe('a spreadsheet of referrals', () => {
  const entries = readText(readFileSync(join(import.meta.dirname, '../../../../test/fixtures/csv/referrals-semicolon.csv'), 'utf8'))

  test('is read by the words of its headings, with semicolons and a byte order mark', () => {
    const [entry] = entries
    if (entry?.ok !== true) throw new Error('not read')
    expect(sentReferral.parse(entry.content)).toMatchObject({
      person: {
        sections: {
          name: { family: 'Adeyemi', given: 'Grace' },
          birth: { birthDate: '1948-02-29' },
          identity: { nhsNumber: '9992047003', nhsNumberStatus: 'not-verified' },
          address: { postcode: 'M14 5QT' },
          consent: { consentToShare: 'yes', consent: null },
        },
        contactPoints: [{ kind: 'phone', value: '07700 900456', use: 'mobile' }],
      },
      details: { referralDate: '2026-11-14', referrerName: 'Dr Shah', referrerOrganisation: 'Larch Surgery', source: 'gp-practice', method: 'file', reason: 'Lonely; worried about bills' },
      keptAsSent: [{ heading: 'Housing officer', text: 'J. Poole' }],
    })
  })

  test('rows that cannot be read say why, numbered as the spreadsheet shows them', () => {
    expect(entries.filter((entry) => !entry.ok)).toEqual([
      { entryNumber: 4, ok: false, problem: 'birth-date-not-real', detail: '31 Feb 1950' },
      { entryNumber: 6, ok: false, problem: 'no-name', detail: null },
    ])
  })

  test('a referral date after today is a problem of its row; today is none', () => {
    const rows = readText('Name,Date of referral\nAnn Lee,24/11/2026\nBea Lee,23/11/2026\n')
    expect(rows[0]).toEqual({ entryNumber: 2, ok: false, problem: 'referral-date-in-future', detail: '24/11/2026' })
    expect(rows[1]?.ok).toBe(true)
  })

  test('a date of birth that is not known and a mistyped NHS number are no obstacle', () => {
    const entry = entries.find(({ entryNumber }) => entryNumber === 5)
    if (entry?.ok !== true) throw new Error('not read')
    expect(entry.content.person.sections.birth).toEqual({ birthDate: null, birthDateNotKnown: true })
    expect(entry.content.person.sections.identity?.nhsNumber).toBeNull()
    expect(entry.content.person.sections.consent?.consentToShare).toBe('no')
    expect(entry.content.keptAsSent).toEqual([{ heading: 'NHS number, left empty because it has a mistyped digit', text: '9992047004' }])
  })

  test('an NHS number that cannot be one is kept with the true reason', () => {
    const rows = readText('Name,NHS No\nAnn Lee,123\nBea Lee,9999999999\nCy Lee,\n')
    expect(rows.map((row) => (row.ok ? row.content.keptAsSent : null))).toEqual([
      [{ heading: 'NHS number, left empty because it does not have 10 digits', text: '123' }],
      [{ heading: 'NHS number, left empty because all its digits are the same', text: '9999999999' }],
      [],
    ])
  })
})

describe('what senders write', () => {
  test('a whole name, an address in one piece and the midnight of a spreadsheet', () => {
    const { sections } = first('Patient name,Address,Date of birth\n"OKAFOR, Ngozi (Mrs)","14 Elm Row, Manchester",1945-07-14 00:00:00\n').content.person
    expect(sections.name).toMatchObject({ title: 'Mrs', family: 'OKAFOR', given: 'Ngozi' })
    expect(sections.address).toMatchObject({ addressLine1: '14 Elm Row', addressLine3: 'Manchester' })
    expect(sections.birth.birthDate).toBe('1945-07-14')
  })

  test('an interpreter by language, and words of consent', () => {
    const { sections } = first('Name,Interpreter,Consent\nAnn Lee,Urdu,Given verbally on 3 Nov\n').content.person
    expect(sections.communication).toMatchObject({ interpreter: 'yes', interpreterLanguage: 'Urdu' })
    expect(sections.consent).toMatchObject({ consentToShare: 'yes', consent: 'Given verbally on 3 Nov' })
  })

  test('a reference of the sender is what a row is known by; without one its content is', () => {
    const referenced = (reason: string) => first(`Name,Ref,Reason\nAnn Lee,77,${reason}\n`).originKey
    expect(referenced('Housing')).toBe(referenced('Debt'))
    const numbered = (name: string) => first(`Name,ID\n${name},1\n`).originKey
    expect(numbered('Ann Lee')).toBe(numbered('ANN  LEE'))
    // Numbers that begin again at 1 with every file must not hide somebody new.
    expect(numbered('Ann Lee')).not.toBe(numbered('Bo Ek'))
    const plain = (name: string, reason: string) => first(`Name,DOB,Reason\n${name},1950-01-01,${reason}\n`).originKey
    expect(plain('Ann Lee', 'Housing')).toBe(plain('ANN  LEE', ' housing '))
    expect(plain('Ann Lee', 'Housing')).not.toBe(plain('Ann Lee', 'Debt'))
  })

  test('a letter is no table', () => {
    expect(readTable('Dear colleague,\n')).toBeNull()
    expect(readTable('')).toBeNull()
  })

  test('any text and any mapping give rows that fit the contract', () => {
    const codes = csvFields.map(({ code }) => code)
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }), { maxLength: 6 }), fc.array(fc.option(fc.constantFrom(...codes)), { maxLength: 6 }), (rows, mapping) => {
        const table = readTable(rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'))
        if (table === null) return
        for (const entry of readRows(table, mapping, today)) if (entry.ok) sentReferral.parse(entry.content)
      }),
      { numRuns: 300 },
    )
  })
})
