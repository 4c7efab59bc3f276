import { describe, expect, test } from 'vitest'
import { commands } from '../../shared/model/commands.ts'
import { allKeyWords, ariaKeys, commandFor, keyWords, type KeyPress } from './keys.ts'

const press = (key: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
})

describe('commandFor', () => {
  test('finds commands by any of their keys', () => {
    expect(commandFor(press('F8'), 'windows')).toBe('new-note')
    expect(commandFor(press('n', { ctrlKey: true }), 'windows')).toBe('new-note')
    expect(commandFor(press('N', { ctrlKey: true, shiftKey: true }), 'linux')).toBe('new-referral')
  })

  test('takes ⌘ on a Mac and Ctrl elsewhere', () => {
    expect(commandFor(press('k', { metaKey: true }), 'mac')).toBe('palette')
    expect(commandFor(press('k', { ctrlKey: true }), 'mac')).toBeNull()
    expect(commandFor(press('k', { metaKey: true }), 'windows')).toBeNull()
  })

  test('tells Ctrl Enter from Ctrl Shift Enter', () => {
    expect(commandFor(press('Enter', { ctrlKey: true }), 'windows')).toBe('main-action')
    expect(commandFor(press('Enter', { ctrlKey: true, shiftKey: true }), 'windows')).toBe('final-action')
  })

  test('never takes AltGr, which arrives as Ctrl and Alt, or a bare letter', () => {
    expect(commandFor(press('n', { ctrlKey: true, altKey: true }), 'windows')).toBeNull()
    expect(commandFor(press('n'), 'windows')).toBeNull()
    expect(commandFor(press('4', { ctrlKey: true, altKey: true }), 'windows')).toBeNull()
  })

  test('uses the keys a Mac has of its own', () => {
    expect(commandFor(press('[', { metaKey: true }), 'mac')).toBe('back')
    expect(commandFor(press('ArrowLeft', { altKey: true }), 'mac')).toBeNull()
    expect(commandFor(press('ArrowLeft', { altKey: true }), 'windows')).toBe('back')
    expect(commandFor(press('Tab', { ctrlKey: true }), 'mac')).toBe('next-tab')
  })

  test('falls back to the place of the key for other alphabets', () => {
    expect(commandFor(press('л', { ctrlKey: true, code: 'KeyK' }), 'windows')).toBe('palette')
  })

  test('no two commands share a key on any platform', () => {
    for (const platform of ['windows', 'mac', 'linux'] as const) {
      const all = commands.flatMap((command) => allKeyWords(command.id, platform))
      expect(new Set(all).size).toBe(all.length)
    }
  })
})

test('keys are said the way each platform says them', () => {
  expect(keyWords('final-action', 'windows')).toBe('Ctrl Shift Enter')
  expect(keyWords('final-action', 'mac')).toBe('⇧⌘Return')
  expect(keyWords('next-in-list', 'windows')).toBe('Ctrl PgDn')
  expect(keyWords('next-in-list', 'mac')).toBe('⌥⌘↓')
  expect(keyWords('new-note', 'mac')).toBe('F8')
})

test('keys are given to screen readers in the form ARIA sets', () => {
  expect(ariaKeys('new-note', 'windows')).toBe('F8 Control+N')
  expect(ariaKeys('final-action', 'mac')).toBe('Shift+Meta+Enter')
})
