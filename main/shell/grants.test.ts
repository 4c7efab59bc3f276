import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createGrants } from './grants.ts'

test('a grant names a file without its folder, and is good for one use', () => {
  const grants = createGrants(randomBytes)
  const { grant, fileName } = grants.issue('/home/user/reports/Summary.pdf')
  expect(grant).toMatch(/^[0-9a-f]{32}$/)
  expect(fileName).toBe('Summary.pdf')
  expect(grants.spend(grant)).toBe('/home/user/reports/Summary.pdf')
  expect(grants.spend(grant)).toBeNull()
})

test('made-up and forgotten grants name nothing', () => {
  const grants = createGrants(randomBytes)
  const { grant } = grants.issue('/home/user/Summary.pdf')
  expect(grants.spend('0'.repeat(32))).toBeNull()
  grants.forget()
  expect(grants.spend(grant)).toBeNull()
})
