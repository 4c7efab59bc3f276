import { describe, expect, test } from 'vitest'
import { certificateFacts, deletedWords, erasingWords } from './erasure-words.ts'

describe('what is said before somebody is erased', () => {
  test('what leaves, where it is, and what stays', () => {
    expect(erasingWords('OKAFOR, Ngozi', { changes: 42, computers: ["Ann's laptop", 'Reception'], backupsEnd: '2026-12-28' }).join(' ').replaceAll('\u00A0', ' ')).toBe(
      "Everything about OKAFOR, Ngozi leaves every computer of the team and the storage: 42 changes. Records that were merged into this one go too. It cannot be undone. Ann's laptop and Reception hold it. It is hidden here at once and elsewhere when a computer next syncs, and erased on each once the computers of all administrators have heard of it. Backups on each computer keep it until about 28 Dec 2026, longer where Haversack is not used each weekday. Files that were exported or printed stay where they are.",
    )
  })

  test('where there is no team: this computer alone has to do it', () => {
    expect(erasingWords('OKAFOR, Ngozi', { changes: 42, computers: null, backupsEnd: '2026-12-28' }).join(' ').replaceAll('\u00A0', ' ')).toBe(
      'Everything about OKAFOR, Ngozi leaves this computer, which alone holds it: 42 changes. Records that were merged into this one go too. It cannot be undone. Backups on this computer keep it until about 28 Dec 2026, longer where Haversack is not used each weekday. Files that were exported or printed stay where they are.',
    )
  })

  test('of one change on one computer', () => {
    const words = erasingWords('KHAN, Adeel', { changes: 1, computers: ['Reception'], backupsEnd: '2026-12-28' }).join(' ')
    expect(words).toContain('storage: 1 change.')
    expect(words).toContain('Reception holds it. It is hidden here at once')
  })
})

test('of somebody whose record was deleted, who and when', () => {
  const name = { title: 'Mrs', given: 'Ngozi', family: 'Okafor', preferred: null, alias: null, pronouns: null }
  const deletedAt = Date.UTC(2026, 10, 23, 9)
  expect([name, null].map((each) => deletedWords({ name: each, deletedAt }).replaceAll('\u00A0', ' '))).toEqual(['OKAFOR, Ngozi (Mrs), deleted on 23 Nov 2026', 'Name not known, deleted on 23 Nov 2026'])
})

describe('a certificate', () => {
  const certificate = {
    id: '3F0A9C21',
    erasedAt: Date.UTC(2026, 10, 23, 23, 30),
    by: 'A. Rahman',
    done: ['Reception'],
    notYetHeardFrom: ["Ann's laptop"],
    backupsEnd: '2026-12-28',
    held: 2,
  }
  const factsOf = (about: typeof certificate) =>
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
