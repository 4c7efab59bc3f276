import { expect, test } from 'vitest'
import { createXmlReader } from './xml.ts'

const read = (text: string): unknown => createXmlReader('item')(Buffer.from(text))

test('elements become objects, without the prefixes of their names', () => {
  expect(read('<?xml version="1.0"?><d:list xmlns:d="DAV:"><d:item>a &amp; b</d:item></d:list>')).toMatchObject({ list: { item: ['a & b'] } })
})

test.each(['<list><item>a</item>', 'no XML at all', ''])('what is not whole is nothing: %j', (text) => {
  expect(read(text)).toBeNull()
})

test('a server cannot have entities written out without end', () => {
  const declared = `<!DOCTYPE list [<!ENTITY a "${'a'.repeat(100)}">]>`
  expect(read(`${declared}<list><item>&a;</item></list>`)).toBeNull()
  expect(read(`${declared.toLowerCase()}<list><item>b</item></list>`)).toBeNull()
})
