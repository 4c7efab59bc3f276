import type { FieldErrors } from 'react-hook-form'
import { expect, test } from 'vitest'
import { listErrors } from './form-errors.ts'

interface Form {
  family: string
  address: { postcode: string }
  phones: { number: string }[]
}

test('nested and listed fields get dotted names, errors of the whole form none', () => {
  const errors = {
    family: { type: 'required', message: 'Enter a name.' },
    address: { postcode: { type: 'format', message: 'Enter a postcode such as M14 5QT.' } },
    phones: [undefined, { number: { type: 'format', message: 'Enter a phone number.' } }],
    root: { type: 'server', message: 'Not saved: the disk is full.' },
  }
  expect(listErrors<Form>(errors as FieldErrors<Form>)).toEqual([
    { field: 'family', words: 'Enter a name.' },
    { field: 'address.postcode', words: 'Enter a postcode such as M14 5QT.' },
    { field: 'phones.1.number', words: 'Enter a phone number.' },
    { field: null, words: 'Not saved: the disk is full.' },
  ])
})

test('a form without errors has an empty list', () => {
  expect(listErrors({})).toEqual([])
})
