import { expect, test } from 'vitest'
import { resolveTheme } from './theme.ts'

test('a choice counts above the system', () => {
  expect(resolveTheme('light', { dark: true, contrast: true })).toBe('light')
})

test('the system is followed, more contrast before dark', () => {
  expect(resolveTheme('system', { dark: false, contrast: false })).toBe('light')
  expect(resolveTheme('system', { dark: true, contrast: false })).toBe('dark')
  expect(resolveTheme('system', { dark: true, contrast: true })).toBe('contrast')
})
