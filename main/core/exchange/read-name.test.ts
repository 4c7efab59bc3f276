import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitName } from './read-name.ts'

test.each([
  ['OKAFOR, Ngozi (Mrs)', { title: 'Mrs', given: 'Ngozi', family: 'OKAFOR' }],
  ['Mrs Ngozi Okafor', { title: 'Mrs', given: 'Ngozi', family: 'Okafor' }],
  ['Mary van der Berg', { title: null, given: 'Mary', family: 'van der Berg' }],
  ['de la Cruz', { title: null, given: 'de', family: 'la Cruz' }],
  ['Dr. Shah', { title: 'Dr.', given: null, family: 'Shah' }],
  ['Ngozi', { title: null, given: 'Ngozi', family: null }],
  ['Okafor, Mrs Ngozi Ada', { title: 'Mrs', given: 'Ngozi Ada', family: 'Okafor' }],
  ['Okafor, Mrs Ngozi (Dr)', { title: 'Dr', given: 'Mrs Ngozi', family: 'Okafor' }],
  ['Ngozi (Goz) Okafor', { title: null, given: 'Ngozi (Goz)', family: 'Okafor' }],
  ['  ', { title: null, given: null, family: null }],
])('%s', (text, name) => expect(splitName(text)).toEqual(name))

test('no letter of a name is lost or made up', () => {
  const words = fc.array(fc.constantFrom('Mrs', 'Ngozi', 'van', 'der', 'Okafor', 'ÖZ', '(Dr)', 'o’Neill', ','), { maxLength: 6 })
  const letters = (text: string): string => [...text.replace(/[\s(),]/g, '')].sort().join('')
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(' ')
      const { title, given, family } = splitName(text)
      expect(letters([title, given, family].join(' '))).toBe(letters(text))
    }),
  )
})
