import { expect, test } from 'vitest'
import { leastWidth, tracks } from './grid-tracks.ts'

const columns = [{ width: '40px' }, { width: 'minmax(112.5px, 2fr)' }, { width: 'minmax(84px, 132px)' }] as const

test('columns stand side by side in the order given', () => {
  expect(tracks(columns)).toBe('40px minmax(112.5px, 2fr) minmax(84px, 132px)')
})

test('the room that columns need is the sum of their least widths, whatever they may grow to', () => {
  expect(leastWidth(columns)).toBe(236.5)
  expect(leastWidth([])).toBe(0)
})
