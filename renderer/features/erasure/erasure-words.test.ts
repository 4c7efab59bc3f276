import { describe, expect, test } from 'vitest'
import type { ErasureCertificate, RemovedHolder } from '../../../shared/contract/erasure.ts'
import { certificateFacts, deletedWords, erasingWords } from './erasure-words.ts'

const lost: RemovedHolder = { words: "Lea's laptop", state: 'lost', removedAt: Date.UTC(2026, 10, 3, 9) }
const left: RemovedHolder = { words: "Ben's laptop", state: 'left', removedAt: null }

describe('what is said before somebody is erased', () => {
  test('what leaves, where it is, and what stays', () => {
    expect(erasingWords('OKAFOR, Ngozi', { changes: 42, computers: ["Ann's laptop", 'Reception'], removed: [], backupsEnd: '2026-12-28' }).join(' ').replaceAll('\u00A0', ' ')).toBe(
      "Everything about OKAFOR, Ngozi leaves every computer of the team and the storage: 42 changes. Records that were merged into this one go too. It cannot be undone. Ann's laptop and Reception hold it. It is hidden here at once and elsewhere when a computer next syncs, and erased on each once the computers of all administrators have heard of it. Backups on each computer keep it until about 28 Dec 2026, longer where Haversack is not used each weekday. Files that were exported or printed stay where they are.",
    )
  })

  test('where there is no team: this computer alone has to do it', () => {
    expect(erasingWords('OKAFOR, Ngozi', { changes: 42, computers: null, removed: [], backupsEnd: '2026-12-28' }).join(' ').replaceAll('\u00A0', ' ')).toBe(
      'Everything about OKAFOR, Ngozi leaves this computer, which alone holds it: 42 changes. Records that were merged into this one go too. It cannot be undone. Backups on this computer keep it until about 28 Dec 2026, longer where Haversack is not used each weekday. Files that were exported or printed stay where they are.',
    )
  })

  test('of one change on one computer', () => {
    const words = erasingWords('KHAN, Adeel', { changes: 1, computers: ['Reception'], removed: [], backupsEnd: '2026-12-28' }).join(' ')
    expect(words).toContain('storage: 1 change.')
    expect(words).toContain('Reception holds it. It is hidden here at once')
  })

  test('what is on computers that were removed: it stays there', () => {
    const words = erasingWords('KHAN, Adeel', { changes: 1, computers: ['Reception'], removed: [lost, left], backupsEnd: '2026-12-28' })
    expect(words.map((each) => each.replaceAll('\u00A0', ' '))).toContain(
      "Lea's laptop (lost, removed on 3 Nov 2026) and Ben's laptop (left, removed on a day that is not known) may still hold it: erasing does not reach a computer that was removed.",
    )
  })
})

test('of somebody whose record was deleted, who and when', () => {
  const name = { title: 'Mrs', given: 'Ngozi', family: 'Okafor', preferred: null, alias: null, pronouns: null }
  const deletedAt = Date.UTC(2026, 10, 23, 9)
  expect([name, null].map((each) => deletedWords({ name: each, deletedAt }).replaceAll('\u00A0', ' '))).toEqual(['OKAFOR, Ngozi (Mrs), deleted on 23 Nov 2026', 'Name not known, deleted on 23 Nov 2026'])
})

describe('a certificate', () => {
  const certificate: ErasureCertificate = {
    id: '3F0A9C21',
    erasedAt: Date.UTC(2026, 10, 23, 23, 30),
    by: 'A. Rahman',
    done: ['Reception'],
    notYetHeardFrom: ["Ann's laptop"],
    removed: [],
    backupsEnd: '2026-12-28',
    held: 2,
  }
  const factsOf = (about: ErasureCertificate) =>
    Object.fromEntries(certificateFacts(about).map(({ name, words }) => [name, words.replaceAll('\u00A0', ' ')]))

  test('says who has done it, who has not, and until when backups keep it', () => {
    expect(factsOf(certificate)).toEqual({
      'Erased on': '23 Nov 2026',
      By: 'A. Rahman',
      'Done on': 'Reception',
      'Not yet heard from': "Ann's laptop",
      'Backups end': 'About 28 Dec 2026, later on computers that are not used each weekday or were not yet heard from',
      'Came in later': '2 changes are held, without effect',
    })
  })

  test('names computers that were removed, and says that all others have done it', () => {
    expect(factsOf({ ...certificate, notYetHeardFrom: [], removed: [lost], held: 0 })).toMatchObject({
      'Not yet heard from': 'No computer of the team: all have done it',
      'May still hold it': "Lea's laptop (lost, removed on 3 Nov 2026). Erasing does not reach a computer that was removed.",
    })
  })

  test('that every computer has done, and to which nothing came later', () => {
    expect(factsOf({ ...certificate, done: ['Reception', "Ann's laptop"], notYetHeardFrom: [], held: 0 })).toEqual({
      'Erased on': '23 Nov 2026',
      By: 'A. Rahman',
      'Done on': "Reception and Ann's laptop",
      'Not yet heard from': 'No computer: all have done it',
      'Backups end': 'About 28 Dec 2026, later on computers that are not used each weekday',
    })
  })
})
