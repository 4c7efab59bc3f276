import { expect, test } from 'vitest'
import type { Writer } from '../../../shared/contract/writer.ts'
import { computerWords, writerWords, writtenWords } from './writer-words.ts'

const writer = (part: Partial<Writer>): Writer => ({ thisComputer: false, you: false, member: null, computer: null, ...part })

test.each([
  [writer({ thisComputer: true, you: true, member: 'Amina Rahman', computer: 'Clinic laptop' }), 'You, this computer', 'this computer'],
  [writer({ you: true, member: 'Amina Rahman', computer: 'Clinic laptop' }), 'You, Clinic laptop', 'Clinic laptop'],
  [writer({ member: 'Ann Cole', computer: 'Ann’s laptop' }), 'Ann Cole, Ann’s laptop', 'Ann’s laptop'],
  [writer({ member: 'Ann Cole' }), 'Ann Cole, another computer', 'another computer'],
  [writer({ computer: 'Ann’s laptop' }), 'Ann’s laptop', 'Ann’s laptop'],
  [writer({}), 'Another computer', 'another computer'],
  [writer({ member: 'Ann Cole', computer: 'Ann’s laptop', copiedBy: writer({ member: 'Joan Smith', computer: 'Joan’s laptop' }) }), 'Ann Cole, Ann’s laptop, copied by Joan’s laptop', 'Ann’s laptop, copied by Joan’s laptop'],
])('%o is %s', (who, over, within) => {
  expect(writerWords(who)).toBe(over)
  expect(computerWords(who)).toBe(within)
})

test('neither oneself nor somebody whose name is not known is named beside when', () => {
  expect(writtenWords(writer({ computer: 'Ann’s laptop' }))).toBe('Ann’s laptop')
  expect(writtenWords(writer({ thisComputer: true, you: true, member: 'Amina Rahman' }))).toBe('this computer')
  expect(writtenWords(writer({ member: 'Ann Cole', computer: 'Ann’s laptop' }))).toBe('Ann Cole, Ann’s laptop')
})
