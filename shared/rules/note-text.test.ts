import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstLineOf, isEmptyNote, startingPlace, startingText, withHeadings } from './note-text.ts'

const visit = 'What {name} said\nWhat we agreed'
const call = 'Why we spoke\nWhat we agreed'

describe('the text a note starts with', () => {
  test('has each heading, with the name the person likes, and a line to write on', () => {
    expect(startingText(visit, 'Goz')).toBe('What Goz said\n\n\nWhat we agreed\n\n')
  })

  test('is empty without headings', () => {
    expect(startingText(null, 'Goz')).toBe('')
    expect(startingText(' \n', 'Goz')).toBe('')
  })

  test('writing starts under the first heading', () => {
    expect(startingPlace(startingText(visit, 'Goz'), [visit])).toBe('What Goz said\n'.length)
    expect(startingPlace('Rang about transport\nand more', [visit])).toBe(0)
    expect(startingPlace('', [visit])).toBe(0)
  })
})

describe('an empty note', () => {
  test('holds nothing but headings of some template', () => {
    expect(isEmptyNote(startingText(visit, 'Goz'), [visit])).toBe(true)
    expect(isEmptyNote(' \n\t\n', [])).toBe(true)
    expect(isEmptyNote('What Goz said\nBus 42', [visit])).toBe(false)
    expect(isEmptyNote('What  said', [visit])).toBe(false)
  })

  test('is not one whose only words could stand under a heading for somebody else', () => {
    expect(isEmptyNote('What his daughter said', [visit], 'Goz')).toBe(false)
    expect(isEmptyNote('What Goz said', [visit], 'Goz')).toBe(true)
    expect(withHeadings('What his daughter said', call, 'Goz', [visit, call])).toContain('What his daughter said')
  })

  test('is not any note there is, where a template has the name alone as a heading', () => {
    expect(isEmptyNote('She was well.', ['{name}', '{name}:'])).toBe(false)
    expect(firstLineOf(['{name}', '{name}:'])('Asked about: the bus')).toBe('Asked about: the bus')
  })

  test('is any template for any name, and no longer once a word is written', () => {
    const heading = fc.constantFrom(visit, call, 'One heading', null)
    fc.assert(
      fc.property(heading, fc.string({ minLength: 1 }).filter((name) => name.trim() === name && !/[\n$]/.test(name)), (headings, name) => {
        const text = startingText(headings, name)
        expect(isEmptyNote(text, [visit, call, 'One heading'])).toBe(true)
        expect(isEmptyNote(`${text}Rang about transport`, [visit, call, 'One heading'])).toBe(false)
      }),
    )
  })
})

test('the first line is the first that is more than a heading', () => {
  expect(firstLineOf([visit])('What Goz said\n\n  Rang about transport. \nMore')).toBe('Rang about transport.')
  expect(firstLineOf([visit])('What Goz said\n')).toBe('')
})

describe('choosing another template', () => {
  test('replaces headings under which nothing was written', () => {
    expect(withHeadings(startingText(visit, 'Goz'), call, 'Goz', [visit, call])).toBe(startingText(call, 'Goz'))
  })

  test('keeps what was written and adds only headings that are missing', () => {
    const written = 'What Goz said\nBus 42\n\nWhat we agreed\nRing choir'
    expect(withHeadings(written, call, 'Goz', [visit, call])).toBe(`${written}\n\nWhy we spoke\n\n`)
    expect(withHeadings(written, 'What we agreed', 'Goz', [visit, call])).toBe(written)
  })
})
