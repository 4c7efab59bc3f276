import { describe, expect, test } from 'vitest'
import { withKey, type TypedKey } from './typed-ahead.ts'

const press = (key: string, modifiers: Partial<Pick<TypedKey, 'ctrlKey' | 'metaKey' | 'altKey'>> & { altGraph?: boolean } = {}): TypedKey => ({
  key,
  ctrlKey: modifiers.ctrlKey ?? false,
  metaKey: modifiers.metaKey ?? false,
  altKey: modifiers.altKey ?? false,
  getModifierState: (name) => name === 'AltGraph' && modifiers.altGraph === true,
})

describe('what is typed before the text of a note is there', () => {
  test('letters, spaces, new lines and corrections are kept in order', () => {
    const keys = ['R', 'a', 'm', 'Backspace', 'n', 'g', ' ', 'é', 'Enter', '😀', 'Backspace', '-']
    expect(keys.reduce<string | null>((text, key) => withKey(text ?? '', press(key)), '')).toBe('Rang é\n-')
  })

  test('letters that take AltGr are typing', () => {
    expect(withKey('Ma', press('ł', { ctrlKey: true, altKey: true, altGraph: true }))).toBe('Mał')
  })

  test.each(['Tab', 'F8', 'Escape', 'Shift', 'Dead', 'ArrowLeft'])('%s is left to the page', (key) => {
    expect(withKey('text', press(key))).toBeNull()
  })

  test('commands are left to the page', () => {
    expect(withKey('text', press('s', { ctrlKey: true }))).toBeNull()
    expect(withKey('text', press('Enter', { ctrlKey: true }))).toBeNull()
    expect(withKey('text', press('s', { metaKey: true }))).toBeNull()
    expect(withKey('text', press('ArrowLeft', { altKey: true }))).toBeNull()
  })
})
