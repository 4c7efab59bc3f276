import { describe, expect, test } from 'vitest'
import type { NoteVersion } from '../../../shared/contract/notes.ts'
import { staffNames } from '../../../shared/rules/people/staff-names.ts'
import { besideWords, differingFacts, isChangedElsewhere, signedWords, versionWords } from './note-words.ts'

const value: NoteVersion['value'] = {
  personId: 'p', noteKind: 'home-visit', aboutDate: '2026-11-23', aboutTime: '10:30', minutes: 60, text: 'Rang', nextStep: null, nextStepBy: null,
  consultationId: null, author: 'Amina Rahman', authorRole: null, signedAt: null,
}
const here: NoteVersion = { base: [['here', 1, 'a']], value, at: Date.parse('2026-11-23T10:30:00Z'), writer: { thisComputer: true, you: true, member: null, computer: null } }
const hers: NoteVersion = { ...here, base: [['hers', 1, 'b']], writer: { thisComputer: false, you: false, member: 'Ann Cole', computer: 'Ann’s laptop' } }
const signed = { ...value, signedAt: '2026-11-23T11:00:00.000Z' }

describe('a signed note', () => {
  const moment = '23\u00a0Nov\u00a02026 11:00'

  test('says who signed it and when', () => {
    expect(signedWords(signed, staffNames([]))).toBe(`Signed ${moment}, A. Rahman`)
  })

  test('names in the same sentence who began it', () => {
    expect(signedWords({ ...signed, begunBy: 'Ann Cole' }, staffNames([]))).toBe(`Begun by A. Cole, signed ${moment}, A. Rahman`)
  })

  test('tells two of one short name apart', () => {
    expect(signedWords({ ...signed, author: 'Alan Cole', begunBy: 'Ann Cole' }, staffNames(['Alan Cole', 'Ann Cole']))).toBe(`Begun by Ann Cole, signed ${moment}, Alan Cole`)
  })
})

describe('a note with two texts', () => {
  test('says where the other was written', () => {
    expect(besideWords({ signed: null, versions: [here, hers] })).toBe('This draft was also changed on Ann’s laptop. Both texts are kept.')
    expect(besideWords({ signed: null, versions: [here, { ...here, base: [['here', 2, 'c']] }] })).toBe('Two texts of this draft stand. Both are kept.')
    expect(besideWords({ signed, versions: [{ ...here, value: signed }, hers] })).toBe('A draft stands beside the signed text, written on Ann’s laptop. Both texts are kept.')
  })

  test('tells by what its writer has seen whether another computer changed it', () => {
    expect(isChangedElsewhere([here], here.base)).toBe(false)
    expect(isChangedElsewhere([here, hers], here.base)).toBe(true)
    expect(isChangedElsewhere([here, hers], [...here.base, ...hers.base])).toBe(false)
  })

  test('shows what differs beside the text', () => {
    expect(differingFacts(value, { ...value, nextStep: 'Ring choir leader', minutes: 30 })).toEqual([
      { label: 'About', left: '23\u00a0Nov\u00a02026 10:30, 60 min', right: '23\u00a0Nov\u00a02026 10:30, 30 min' },
      { label: 'Next step', left: 'None agreed', right: 'Ring choir leader' },
    ])
    expect(differingFacts(value, undefined)).toEqual([])
  })

  test('names each by who wrote it and when', () => {
    expect(versionWords([here, { ...hers, value: signed }], staffNames([]))).toEqual([
      'Draft, this computer, 23\u00a0Nov\u00a02026 10:30',
      'Signed by A. Rahman, Ann’s laptop, 23\u00a0Nov\u00a02026 10:30',
    ])
  })

  test('tells two of one minute apart by their seconds', () => {
    expect(versionWords([here, { ...here, at: here.at + 7000 }, hers], staffNames([]))).toEqual([
      'Draft, this computer, 23\u00a0Nov\u00a02026 10:30:00',
      'Draft, this computer, 23\u00a0Nov\u00a02026 10:30:07',
      'Draft, Ann Cole, Ann’s laptop, 23\u00a0Nov\u00a02026 10:30',
    ])
  })
})
