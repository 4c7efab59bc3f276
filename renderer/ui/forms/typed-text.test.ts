import type { ChangeEvent } from 'react'
import { describe, expect, test } from 'vitest'
import { typedText } from './typed-text.ts'

describe('a field for text', () => {
  const typed = { name: 'Ann', role: 'Link worker', isNew: true }

  test('shows what is typed so far, and what is wrong with it alone', () => {
    const text = typedText(typed, () => {}, (field) => (field === 'name' ? 'Type your name.' : undefined))
    expect(text('name')).toMatchObject({ id: 'name', value: 'Ann', error: 'Type your name.' })
    expect(text('role')).toMatchObject({ id: 'role', value: 'Link worker', error: undefined })
  })

  test('changes its own part of the form', () => {
    const changed: (typeof typed)[] = []
    const text = typedText(typed, (next) => changed.push(next), () => undefined)
    // The field reads nothing else of the event.
    text('name').onChange({ target: { value: 'Ann Cole' } } as ChangeEvent<HTMLInputElement>)
    expect(changed).toEqual([{ name: 'Ann Cole', role: 'Link worker', isNew: true }])
  })
})
