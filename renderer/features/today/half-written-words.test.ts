import { describe, expect, test } from 'vitest'
import { settleDraftKey } from '../../../shared/model/settle-draft.ts'
import { allHalfWritten, halfWritten, type HalfWritten, type KeptDraft } from './half-written-words.ts'

const ngozi: KeptDraft['person'] = {
  id: 'p1',
  title: 'Mrs',
  given: 'Ngozi',
  family: 'Okafor',
  preferred: 'Goz',
  birthDate: null,
  nhsNumber: '',
  postcode: '',
  home: null,
}
const of = (key: string, person: KeptDraft['person'] = ngozi): HalfWritten | null => halfWritten({ key, person, savedAt: 0 })

describe('what was begun and not finished', () => {
  test.each([
    ['booking:p1', 'a booking with OKAFOR, Ngozi (Goz)', '/book?person=p1'],
    ['person:p1:address', 'the details of OKAFOR, Ngozi (Goz)', '/people/p1/details'],
    ['person:p1:contactPoint:c1', 'the details of OKAFOR, Ngozi (Goz)', '/people/p1/details'],
    ['referral:r1', 'the referral of OKAFOR, Ngozi (Goz)', '/referrals/r1'],
    ['referral:r1:rejected', 'the referral of OKAFOR, Ngozi (Goz)', '/referrals/r1'],
    ['case:c1:hold', 'the status of OKAFOR, Ngozi (Goz)', '/people/p1'],
    ['attendance:k1', 'the attendance of OKAFOR, Ngozi (Goz)', '/consultations/k1'],
    ['delete:p1', 'a reason to delete the record of OKAFOR, Ngozi (Goz)', '/people/p1/details'],
    ['addendum:n1', 'an addition to a note about OKAFOR, Ngozi (Goz)', '/people/p1/notes/n1'],
    [settleDraftKey({ entity: 'person', record: 'p1', group: 'address' }), 'a version of your own about OKAFOR, Ngozi (Goz)', '/settle/person/p1/address'],
  ])('%s is called after whom it is about and leads to where it is gone on with', (key, words, href) => {
    expect(of(key)).toEqual({ words, href })
  })

  test('about nobody who is here yet, it is called after what it is', () => {
    expect(of('referral:new', null)).toEqual({ words: 'a new referral', href: '/referrals/new' })
    expect(of('template:t1', null)).toEqual({ words: 'a note template', href: '/settings/templates' })
    expect(of(settleDraftKey({ entity: 'noteTemplate', record: 't1', group: 'content' }), null)?.words).toBe('a version of your own')
  })

  test('notes are left to Unsigned notes', () => {
    expect(of('note:n1')).toBeNull()
  })

  test('what is called the same is said once, and the newest comes first', () => {
    const kept = ['attendance:k1', 'person:p1:name', 'note:n1', 'person:p1:address', 'attendance:k2'].map((key) => ({ key, person: ngozi, savedAt: 0 }))
    expect(allHalfWritten(kept).map(({ href }) => href)).toEqual(['/consultations/k1', '/people/p1/details', '/consultations/k2'])
  })

  test('what no page would open is not led to: forms about a record that was merged into this one, and reasons asked for elsewhere', () => {
    for (const key of ['booking:p2', 'person:p2:address', 'delete:n1']) expect(of(key)).toBeNull()
  })

  test('what a later version kept is not guessed at', () => {
    expect(of('visit:v1')).toBeNull()
  })
})
