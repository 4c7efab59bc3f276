import { expect, test } from 'vitest'
import { createUnreadFields } from './unread-fields.ts'

test('a field counts as unread until its text can be read or it is gone', () => {
  const fields = createUnreadFields()
  fields.tell('note-date', 'Enter a date.')
  fields.tell('note-date', '31 Feb is not a real date.')
  fields.tell('note-time', 'Enter a time such as 14:30.')
  expect(fields.errors()).toEqual([
    { field: 'note-date', words: '31 Feb is not a real date.' },
    { field: 'note-time', words: 'Enter a time such as 14:30.' },
  ])
  fields.tell('note-date', undefined)
  fields.tell('note-time', undefined)
  expect(fields.errors()).toEqual([])
})
