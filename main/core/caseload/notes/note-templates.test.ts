import { describe, expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { withPerson } from '../../../../test/core/test-notes.ts'

describe('templates', () => {
  test('come with Haversack, are replaced by the own one of the same name, and added to', async () => {
    const { notes, caseload, person } = await withPerson()
    const names = async () => (await value(notes.templates({}))).map(({ id, content }) => [id === null, content.templateName])
    expect(await names()).toEqual([[true, 'First contact'], [true, 'Home visit'], [true, 'Phone call'], [true, 'Review'], [true, 'Closing']])
    const content = { templateName: 'Phone call', noteKind: 'phone-call' as const, headings: 'What {name} asked' }
    const { id } = await value(notes.saveTemplate({ id: null, base: [], content }))
    await value(notes.saveTemplate({ id: null, base: [], content: { ...content, templateName: 'Short call' } }))
    expect(await names()).toEqual([
      [true, 'First contact'], [true, 'Home visit'], [false, 'Phone call'], [false, 'Short call'], [true, 'Review'], [true, 'Closing'],
    ])
    const begun = await value(notes.begin({ personId: person, kind: 'phone-call', consultationId: null }))
    expect(begun.typed.body.text).toBe('What Goz asked\n\n')
    const { undo } = await value(notes.removeTemplate({ id, reason: 'Not used' }))
    expect((await names())[2]).toEqual([true, 'Phone call'])
    caseload.undo(undo)
    expect((await names())[2]).toEqual([false, 'Phone call'])
  })

  test('changing one never changes a note', async () => {
    const { notes, open, person } = await withPerson()
    const { id, typed } = await value(notes.begin({ personId: person, kind: 'review', consultationId: null }))
    const text = `${typed.body.text}Written`
    await value(notes.sign({ id, personId: person, typed: { ...typed, body: { ...typed.body, text } }, attendance: null }))
    await value(notes.saveTemplate({ id: null, base: [], content: { templateName: 'Review', noteKind: 'review', headings: 'Other' } }))
    expect((await open(id)).signed?.text).toBe(text)
  })
})
