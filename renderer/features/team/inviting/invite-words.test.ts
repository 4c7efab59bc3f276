import { describe, expect, test } from 'vitest'
import { nextWords, usedWords } from './invite-words.ts'

describe('what is done next with an invitation code', () => {
  test('a folder is named, and asks for no password', () => {
    expect(nextWords(true, { kind: 'folder', placeWords: 'Team sync' })).toBe(
      'On that computer, open Haversack and choose “Join a team”, then the storage of your team: Team sync. When the code has been typed there, the computer shows up below.',
    )
  })

  test('a server needs its name and password too', () => {
    expect(nextWords(false, { kind: 'webdav', placeWords: 'files.example.org' })).toMatch(/^On their computer, .*: files\.example\.org, with its name and password\./)
  })

  test('while the place is being read it is not named', () => {
    expect(nextWords(false, undefined)).toContain('then the storage of your team. When')
  })
})

describe('once a code was typed', () => {
  test('it says where, and what comes next', () => {
    const words = usedWords({ computer: 'Ann’s laptop', letters: 'ABCDEF', at: 0, otherName: null })
    expect(words).toMatch(/^The code was typed on Ann’s laptop\. .*no longer shown\. Next, compare the six letters/)
  })

  test('for nothing, it says why', () => {
    expect(usedWords('two_answered')).toMatch(/Both were refused/)
    expect(usedWords('gone')).toMatch(/no longer in the storage/)
  })
})
