import { expect, test } from 'vitest'
import { marginBoxes } from './margin-boxes.ts'

test('names with quotes, backslashes and line ends stay inside their string', () => {
  const css = marginBoxes({ warning: 'Contains personal data', about: 'O"NEIL\\, Al\nvin', printedBy: 'Printed by A. Rahman' })
  expect(css).toContain('content: "O\\22 NEIL\\5c , Al\\a vin"')
})

test('without one person the corner is empty and the pages are still counted', () => {
  const css = marginBoxes({ warning: 'Contains personal data', about: null, printedBy: '' })
  expect(css).toContain('@top-right { content: ""')
  expect(css).toContain('counter(pages)')
})
