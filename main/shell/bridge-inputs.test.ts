import { describe, expect, test } from 'vitest'
import { copiedTextSchema, fileGrantSchema, lockReasonSchema, plainFileName, saveWishSchema } from './bridge-inputs.ts'

describe('what the page hands over', () => {
  test('is taken as the contract has it', () => {
    expect(saveWishSchema.safeParse({ suggestedName: 'Summary.xlsx', kind: 'xlsx' }).success).toBe(true)
    expect(fileGrantSchema.safeParse({ grant: 'a'.repeat(32), fileName: 'Summary.pdf' }).success).toBe(true)
    expect(lockReasonSchema.safeParse('idle').success).toBe(true)
  })

  test.each([
    ['an unknown kind of file', saveWishSchema, { suggestedName: 'run.exe', kind: 'exe' }],
    ['a path beside the wish', saveWishSchema, { suggestedName: 'a.pdf', kind: 'pdf', path: '/etc/passwd' }],
    ['no name', saveWishSchema, { suggestedName: '', kind: 'pdf' }],
    ['a path for a grant', fileGrantSchema, { grant: '/etc/passwd', fileName: 'passwd' }],
    ['a made-up reason', lockReasonSchema, 'stopped'],
    ['a reason that is an object', lockReasonSchema, { reason: 'idle' }],
    ['too much text', copiedTextSchema, 'x'.repeat(10_001)],
  ])('is refused when it is %s', (_, schema, value) => expect(schema.safeParse(value).success).toBe(false))
})

test.each([
  ['Caseload summary, Oct to Dec 2026.xlsx', 'Caseload summary, Oct to Dec 2026.xlsx'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['C:\\Users\\a.csv', 'C--Users-a.csv'],
  ['what?\n.csv', 'what--.csv'],
  ['...', 'Haversack'],
])('%j is suggested as %j', (suggested, plain) => expect(plainFileName(suggested)).toBe(plain))
