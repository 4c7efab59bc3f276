import { describe, expect, test } from 'vitest'
import { proposedName, takenNote } from './new-caseload-name.ts'

const caseload = (givenName: string, workers: readonly string[] = []) => ({ givenName, workers: [...workers] })

describe('the name of a new caseload', () => {
  test('is the short name of whose it is, where that is nobody else’s', () => {
    expect(proposedName('Alan Cole', ['Amina Rahman'], ['A. Rahman'])).toBe('A. Cole')
    expect(proposedName('', [], [])).toBe('')
  })

  test('is the full name where a caseload or a colleague is called by the short one already', () => {
    expect(proposedName('Alan Cole', [], ['A. Rahman', 'a.  cole'])).toBe('Alan Cole')
    expect(proposedName('Alan Cole', ['Ann Cole'], ['Northside'])).toBe('Alan Cole')
  })

  test('has a number where both are taken', () => {
    expect(proposedName('Ann Cole', ['Ann Cole'], ['A. Cole', 'Ann Cole'])).toBe('Ann Cole 2')
    expect(proposedName('Ann Cole', ['Ann Cole'], ['A. Cole', 'Ann Cole', 'Ann Cole 2'])).toBe('Ann Cole 3')
  })

  test('that is taken is warned of, with who works in the other', () => {
    const caseloads = [caseload('A. Cole', ['Ann Cole']), caseload('Northside')]
    expect(takenNote(' a. cole', caseloads)).toBe('Another caseload is called A. Cole already, worked in by Ann Cole. Give this one another name, so that nobody mixes them up.')
    expect(takenNote('Northside', caseloads)).toMatch(/^Another caseload is called Northside already, worked in by nobody now\./)
    expect(takenNote('Alan Cole', caseloads)).toBeUndefined()
    expect(takenNote(' ', [caseload('')])).toBeUndefined()
  })
})
