import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatCaseloadName,
  formatListName,
  formatSentenceName,
  formatStaffName,
  type PersonName,
} from './person-name.ts'

const nobody: PersonName = { family: null, given: null, title: null, preferred: null }
const ngozi: PersonName = { family: 'Okafor', given: 'Ngozi', title: 'Mrs', preferred: 'Goz' }

describe('names in lists and the band', () => {
  test.each([
    [ngozi, 'OKAFOR, Ngozi (Mrs)'],
    [{ ...ngozi, title: null }, 'OKAFOR, Ngozi'],
    [{ ...ngozi, given: null }, 'OKAFOR (Mrs)'],
    [{ ...ngozi, family: null, title: ' ' }, 'Ngozi'],
    [{ ...nobody, preferred: 'Goz' }, 'Goz'],
    [{ ...nobody, family: "  o'neill  smith " }, "O'NEILL SMITH"],
    [{ ...nobody, title: 'Mrs' }, 'Name not known'],
    [nobody, 'Name not known'],
  ])('%j is %s', (name, expected) => {
    expect(formatListName(name)).toBe(expected)
  })
})

describe('names in the caseload', () => {
  test.each([
    [ngozi, 'OKAFOR, Ngozi (Goz)'],
    [{ ...ngozi, preferred: null }, 'OKAFOR, Ngozi'],
    [{ ...ngozi, preferred: 'Ngozi' }, 'OKAFOR, Ngozi'],
    [{ ...nobody, preferred: 'Goz' }, 'Goz'],
    [nobody, 'Name not known'],
  ])('%j is %s', (name, expected) => {
    expect(formatCaseloadName(name)).toBe(expected)
  })
})

describe('names in sentences', () => {
  test.each([
    [ngozi, 'Goz'],
    [{ ...ngozi, preferred: '' }, 'Ngozi'],
    [{ ...nobody, title: 'Mrs', family: 'Okafor' }, 'Mrs Okafor'],
    [{ ...nobody, family: 'Okafor' }, 'Okafor'],
    [nobody, 'Name not known'],
  ])('%j is %s', (name, expected) => {
    expect(formatSentenceName(name)).toBe(expected)
  })
})

describe('names of staff', () => {
  test.each([
    ['Amina Rahman', 'A. Rahman'],
    ['  Amina   Jane Rahman ', 'A. Rahman'],
    ['Dr Shah', 'Dr Shah'],
    ['Dr. Priya Shah', 'Dr. P. Shah'],
    ['Mary van der Berg', 'M. van der Berg'],
    ['Mary Van Der Berg', 'M. Van Der Berg'],
    ['Priya Ní Bhriain', 'P. Ní Bhriain'],
    ['Ann Ó Súilleabháin-Wójcik', 'A. Ó Súilleabháin-Wójcik'],
    ['Bob ap Llywelyn', 'B. ap Llywelyn'],
    ['Bob Ap Llywelyn', 'B. Ap Llywelyn'],
    ['Ó Briain', 'Ó. Briain'],
    ['Ivor St John', 'I. St John'],
    ['Élodie Martin', 'É. Martin'],
    ['Amina', 'Amina'],
    ['Dr', 'Dr'],
    ['', 'Name not known'],
  ])('%j is %s', (name, expected) => {
    expect(formatStaffName(name)).toBe(expected)
  })
})

test('no combination of missing parts shows an empty name, a stray comma or the word null', () => {
  const part = fc.oneof(fc.constant(null), fc.constantFrom('', ' '), fc.stringMatching(/^[A-Z][a-z]{1,8}$/))
  fc.assert(
    fc.property(fc.record({ family: part, given: part, title: part, preferred: part }), (name) => {
      for (const shown of [formatListName(name), formatCaseloadName(name), formatSentenceName(name)]) {
        expect(shown.trim()).not.toBe('')
        expect(shown).not.toMatch(/null|^,|, ?$|\(\)|, \(/)
      }
    }),
  )
})
