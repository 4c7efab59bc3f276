import { describe, expect, test } from 'vitest'
import { changeHelp, innermostHelp, type HelpChange, type HelpTexts } from './page-help.ts'

const after = (...changes: readonly HelpChange[]): HelpTexts => changes.reduce<HelpTexts>(changeHelp, new Map())
const record = { order: 1, help: 'About the record' }
const note = { order: 2, help: 'About the note' }

describe('the help of a page', () => {
  test('is that of the page furthest in, whichever spoke first', () => {
    expect(innermostHelp(after(record, note))).toBe('About the note')
    expect(innermostHelp(after(note, record))).toBe('About the note')
  })

  test('is that of the outer page again once the inner one has gone', () => {
    expect(innermostHelp(after(record, note, { order: 2, help: null }))).toBe('About the record')
  })

  test('follows the page that changes its words', () => {
    expect(innermostHelp(after(record, note, { order: 1, help: 'Another tab' }))).toBe('About the note')
    expect(innermostHelp(after(record, note, { order: 2, help: 'Signed' }))).toBe('Signed')
  })

  test('is nothing where no page has words, or all have gone', () => {
    expect(innermostHelp(after())).toBeNull()
    expect(innermostHelp(after(record, { order: 1, help: null }))).toBeNull()
  })
})
