import { describe, expect, test } from 'vitest'
import { admittingWords, countsNowWords, setAsideWords, withoutEffect } from './late-words.ts'

describe('before late work is admitted', () => {
  const laptop = { words: "Ann's laptop", member: 'Ann Cole', late: 2 }

  test('several changes', () => {
    expect(admittingWords(laptop)).toEqual([
      "Ann's laptop handed in 2 changes after it was removed. They are set aside and have no effect. Admitted, they count as if they had come in time.",
      'Admit them only if you know who made them: if the computer is lost, ask Ann Cole whether the work is theirs. This cannot be taken back.',
    ])
  })

  test('one change', () => {
    expect(admittingWords({ ...laptop, member: null, late: 1 })).toEqual([
      "Ann's laptop handed in 1 change after it was removed. It is set aside and has no effect. Admitted, it counts as if it had come in time.",
      'Admit it only if you know who made it: if the computer is lost, ask whoever worked with it whether the work is theirs. This cannot be taken back.',
    ])
  })
})

test('what counts now, and what is set aside, is counted with its verb', () => {
  expect(countsNowWords(1, "from Ann's laptop")).toBe("1 change from Ann's laptop counts now.")
  expect(countsNowWords(3, 'by B. Cole')).toBe('3 changes by B. Cole count now.')
  expect(setAsideWords(1)).toBe('1 late change is set aside.')
  expect(setAsideWords(1200)).toBe('1,200 late changes are set aside.')
})

describe('what has no effect', () => {
  test('late work of removed computers and of cover is told from what was refused', () => {
    expect(withoutEffect(7, [{ late: 2 }, { late: 0 }], [{ late: 1 }])).toEqual({ late: 3, refused: 4 })
  })

  test('late work that was not read yet is not counted twice', () => {
    expect(withoutEffect(2, [{ late: 5 }], [])).toEqual({ late: 2, refused: 0 })
  })
})
