import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inflateRawSync } from 'node:zlib'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reports as contract } from '../../../shared/contract/reports.ts'
import { summaryPeople } from '../../../test/core/summary-people.ts'
import { testCaseload } from '../../../test/core/test-caseload.ts'
import { createReports } from './reports.ts'

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'haversack-reports-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

const wish = { from: '2026-10-01', to: '2026-10-31', caseloads: null, privacy: 'rounded' } as const
const exact = { ...wish, privacy: 'exact', confirmedExact: true } as const

const setUp = async () => {
  const caseload = await testCaseload()
  const make = summaryPeople(caseload)
  const grants = new Map([['csv', path.join(folder, 'summary.csv')], ['xlsx', path.join(folder, 'summary.xlsx')], ['gone', path.join(folder, 'gone', 'summary.csv')]])
  const useGrant = (grant: string) => {
    const file = grants.get(grant) ?? null
    grants.delete(grant)
    return file
  }
  for (const practice of ['=1+1', '+cmd', '-cmd', '@cmd', 'Elm & <Sons>']) {
    const person = make.person(practice)
    make.openCase(person, '2026-10-02')
    make.referral(person, '2026-10-01')
    make.consultation(person, '2026-10-09', '5')
  }
  return { caseload, reports: createReports(caseload, { useGrant }), exports: () => caseload.database.prepare('SELECT count(*) FROM summaryExport').pluck().get() }
}

/** The files of a zip archive, by its central directory. */
const unzip = (zip: Buffer): Map<string, string> => {
  const files = new Map<string, string>()
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  for (let n = 0; n < zip.readUInt16LE(end + 10); n++) {
    const [size, nameLength, extra, comment, local] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)]
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const content = zip.subarray(from, from + size)
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), (zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content)).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return files
}

describe('workbook', () => {
  const read = async (asked: typeof wish | typeof exact) => {
    const { reports } = await setUp()
    expect(await reports.export({ ...asked, format: 'xlsx', grant: 'xlsx' })).toMatchObject({ ok: true })
    const files = unzip(fs.readFileSync(path.join(folder, 'summary.xlsx')))
    const sheets = [...files].filter(([name]) => /worksheets\/sheet\d/.test(name)).map(([, xml]) => xml)
    return { names: [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*?name="([^"]+)"/g)].map((match) => match[1]), sheets, all: [...files.values()].join('\n') }
  }

  test('one sheet for each section and the definitions; hidden figures are text', async () => {
    const { names, sheets, all } = await read(wish)
    expect(names).toEqual(['Summary', 'Waits', 'Contacts', 'Referrals', 'Definitions'])
    expect(sheets).toHaveLength(5)
    expect(all).toContain('1 to 7')
    expect(all).toContain('Attended on time (5)')
    expect(all).toContain('1 Oct 2026 to 31 Oct 2026')
    expect(all).not.toContain('INTERNAL')
  })

  test('formulas are text', async () => {
    const { all } = await read(exact)
    expect(all).not.toMatch(/<f[ >]/)
    for (const harmless of ["'=1+1", "'+cmd", "'-cmd", "'@cmd"]) expect(all.replaceAll('&apos;', "'").replaceAll('&#39;', "'")).toContain(harmless)
    expect(all).toContain('Elm &amp; &lt;Sons&gt;')
  })

  test('exact numbers are numbers, and every sheet says that they are internal', async () => {
    const { sheets, all } = await read(exact)
    const strings = [...all.matchAll(/<si>.*?<\/si>/gs)].map(([xml]) => xml)
    const mark = strings.findIndex((xml) => xml.includes('INTERNAL: EXACT NUMBERS'))
    for (const sheet of sheets) expect(sheet.includes('INTERNAL: EXACT NUMBERS') || (mark !== -1 && sheet.includes(`<v>${mark}</v>`))).toBe(true)
    expect(sheets[0]).toMatch(/<c [^>]*><v>5<\/v>/)
  })
})

describe('CSV', () => {
  const read = async (asked: typeof wish | typeof exact) => {
    const { reports } = await setUp()
    expect(await reports.export({ ...asked, format: 'csv', grant: 'csv' })).toMatchObject({ ok: true })
    const text = fs.readFileSync(path.join(folder, 'summary.csv'), 'utf8')
    return { text, lines: Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data }
  }

  test('a line for each figure, with notes and definitions, for any spreadsheet', async () => {
    const { text, lines } = await read(wish)
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([5]))
    expect(lines).toContainEqual(['People', 'People on the caseload', 'Opened', 'People', '1 to 7'])
    expect(lines.some(([section, table]) => section === 'Waits' && table === 'Definition')).toBe(true)
    expect(lines).toContainEqual(['About this report', 'Made by', '', '', 'A. Rahman'])
    expect(lines).toContainEqual(['People', 'Note', '', '', expect.stringContaining('only when the period reaches today')])
  })

  test('formulas are harmless and exact numbers marked in every line', async () => {
    const { lines } = await read(exact)
    for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+\-@]/)
    for (const line of lines.slice(1)) expect(line.at(-1)).toBe('INTERNAL: EXACT NUMBERS')
    expect(lines.some(([, , row]) => row === "'=1+1")).toBe(true)
  })
})

describe('exports', () => {
  test('are listed with who, when and what, newest first', async () => {
    const { caseload, reports } = await setUp()
    await reports.export({ ...wish, format: 'csv', grant: 'csv' })
    caseload.clock.advance({ minutes: 5 })
    await reports.recordExport(exact)
    const reply = await reports.exports({})
    expect(contract.exports.output.parse(reply.ok ? reply.value : null)).toMatchObject([
      { format: 'pdf', privacy: 'exact', exportedAt: '2026-11-23T09:05:00.000Z' },
      { exportedBy: 'Amina Rahman', exportedAt: '2026-11-23T09:00:00.000Z', periodFrom: wish.from, periodTo: wish.to, format: 'csv', privacy: 'rounded' },
    ])
  })

  test('a place that was not chosen or is gone leaves nothing behind', async () => {
    const { reports, exports } = await setUp()
    expect(await reports.export({ ...wish, format: 'csv', grant: 'unknown' })).toEqual({ ok: false, error: { code: 'file_grant_spent' } })
    expect(await reports.export({ ...wish, format: 'csv', grant: 'gone' })).toEqual({ ok: false, error: { code: 'folder_refused' } })
    expect(exports()).toBe(0)
    expect(fs.readdirSync(folder)).toEqual([])
  })

  test('a report that could not be listed is taken away again', async () => {
    const { caseload, reports } = await setUp()
    caseload.database.exec(`CREATE TRIGGER full BEFORE INSERT ON change BEGIN SELECT RAISE(ABORT, 'full'); END`)
    await expect(async () => reports.export({ ...wish, format: 'csv', grant: 'csv' })).rejects.toThrow('full')
    expect(fs.readdirSync(folder)).toEqual([])
  })

  test('a period with nobody spends no grant', async () => {
    const { reports } = await setUp()
    const empty = { ...wish, from: '2025-01-01', to: '2025-01-31' }
    expect(await reports.export({ ...empty, format: 'csv', grant: 'csv' })).toMatchObject({ ok: false, error: { code: 'no_one_in_period' } })
    expect(await reports.export({ ...wish, format: 'csv', grant: 'csv' })).toMatchObject({ ok: true })
  })
})
