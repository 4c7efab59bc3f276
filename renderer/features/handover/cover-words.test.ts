import { describe, expect, test } from 'vitest'
import type { Cover, MyCover } from '../../../shared/contract/handover.ts'
import { admittingCoverWords, coveredByWords, coversOfMine, coverWords, endWords, lateWords, myCoverWords, overWords } from './cover-words.ts'

const cover: Cover = {
  caseload: 'a',
  caseloadName: 'Northside',
  owners: ['A. Rahman'],
  devices: ['d'],
  memberId: 'm',
  member: 'B. Cole',
  until: '2026-12-12',
  state: 'running',
  late: 0,
}
const plain = (words: string): string => words.replaceAll('\u00a0', ' ')

describe('cover', () => {
  test('of a caseload says who and how long, in every state', () => {
    const said = (changes: Partial<Cover>) => plain(coverWords({ id: 'a', kind: 'caseload' }, [{ ...cover, ...changes }]))
    expect(said({})).toBe('B. Cole (until 12 Dec 2026)')
    expect(said({ until: null })).toBe('B. Cole (no last day)')
    expect(said({ state: 'over' })).toBe('B. Cole (was until 12 Dec 2026)')
    expect(plain(coverWords({ id: 'a', kind: 'caseload' }, [{ ...cover, member: 'C. Diaz', until: null }, cover]))).toBe('C. Diaz (no last day) and B. Cole (until 12 Dec 2026)')
    expect(said({ state: 'ended', late: 3 })).toBe('No cover')
    expect(said({ caseload: 'b' })).toBe('No cover')
    expect(coverWords({ id: 'i', kind: 'inbox' }, [])).toBe('Needs none')
  })

  test('that is over says for whom, by whom and since when, also where the caseload is nobody’s own', () => {
    expect(plain(overWords(cover))).toContain('Cover for A. Rahman by B. Cole was until 12 Dec 2026.')
    expect(plain(overWords({ ...cover, owners: [] }))).toContain('Cover for Northside by B. Cole')
    expect(endWords(cover)).toBe('End the cover by B. Cole')
  })

  test('that was ended says how much came late', () => {
    expect(lateWords({ ...cover, late: 1 })).toBe('1 change by B. Cole on the caseload Northside was made after their sight of it was ended, and is set aside.')
    expect(lateWords({ ...cover, late: 3 })).toBe('3 changes by B. Cole on the caseload Northside were made after their sight of it was ended, and are set aside.')
    expect(admittingCoverWords({ ...cover, late: 1 })).toMatch(/^It was most likely made without a network, before B\. Cole had heard/)
    expect(admittingCoverWords({ ...cover, late: 3 })).toMatch(/^They were most likely made/)
  })

  test('is told to whoever is covered while it runs: by whom and until when', () => {
    const told = (changes: Partial<Cover>) => coversOfMine([{ ...cover, ...changes }], 'a', 'me').map((one) => plain(coveredByWords(one)))
    expect(told({})).toEqual(['B. Cole covers your caseload until 12 Dec 2026, and sees and writes everything on it.'])
    expect(told({ until: null })).toEqual(['B. Cole covers your caseload, and sees and writes everything on it. No last day was given.'])
    for (const other of [{ caseload: 'b' }, { memberId: 'me' }, { state: 'over' }, { state: 'ended' }] as const) expect(told(other)).toEqual([])
    expect(coversOfMine([cover], undefined, 'me')).toEqual([])
  })

  test('is told to whoever gives it: for whom and until when, and that it has ended', () => {
    const mine: MyCover = { caseload: 'a', caseloadName: 'Northside', owners: ['A. Rahman'], until: '2026-11-25', state: 'running' }
    const said = (changes: Partial<MyCover>) => plain(myCoverWords({ ...mine, ...changes }))
    expect(said({})).toBe('You cover A. Rahman until 25 Nov 2026.')
    expect(said({ owners: [] })).toBe('You cover Northside until 25 Nov 2026.')
    expect(said({ until: null })).toBe('You cover A. Rahman. No last day was given.')
    expect(said({ state: 'ended' })).toBe('Your cover of A. Rahman has ended: the caseload Northside is no longer shown here. What you wrote stays.')
    expect(said({ state: 'ended', until: null })).toBe('The caseload Northside is no longer shown here: it was handed over, or your cover of it has ended. What you wrote stays.')
  })
})
