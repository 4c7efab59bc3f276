import { expect, test } from 'vitest'
import { newListing } from './listing.ts'

const endless = expect.objectContaining({ code: 'unsuitable', message: 'A listing has no end' })

test('a listing of more objects than any team has is given up, with what was found until then', () => {
  const listing = newListing()
  const entry = { name: 'heads/1', size: 3 }
  for (let count = 0; count < 500_000; count += 1) listing.add(entry)
  expect(() => listing.add(entry)).toThrow(endless)
  expect(listing.found).toHaveLength(500_000)
})

test('so is one of more pages or folders, whatever they hold', () => {
  const listing = newListing()
  for (let count = 0; count < 1000; count += 1) listing.ask()
  expect(() => listing.ask()).toThrow(endless)
  expect(listing.found).toEqual([])
})
