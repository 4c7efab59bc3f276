import { describe, expect, test } from 'vitest'
import { value } from '../../../../test/core/answers.ts'
import { withPerson, writtenElsewhere } from '../../../../test/core/test-notes.ts'

describe('two versions', () => {
  const twoVersions = async () => {
    const all = await withPerson()
    const id = await all.settled('Rang about transport. Bus 42')
    writtenElsewhere(all.caseload, id, 'Rang about transport. Daughter drives')
    return { ...all, id }
  }

  test('both texts stand, each with where it was written; writing on leaves both', async () => {
    const { id, open, typing, notes, typedOf, person } = await twoVersions()
    expect((await open(id)).versions).toMatchObject([
      { value: { text: 'Rang about transport. Daughter drives' }, writer: { thisComputer: false } },
      { value: { text: 'Rang about transport. Bus 42' }, writer: { thisComputer: true } },
    ])
    await typing('Rang about transport. Daughter drives on Tuesdays', { id, typed: await typedOf(id) })
    await value(notes.settle({ id }))
    expect((await open(id)).versions).toHaveLength(2)
    expect(await value(notes.ofPerson({ personId: person }))).toMatchObject([{ versions: 2 }])
  })

  test('going on from one leaves one; the other stays among the earlier texts', async () => {
    const { id, open, notes } = await twoVersions()
    const { versions } = await open(id)
    const base = versions.flatMap((version) => version.base)
    await value(notes.goOn({ id, base, version: versions[1]?.base ?? [] }))
    expect((await open(id)).versions.map((version) => version.value.text)).toEqual(['Rang about transport. Bus 42'])
    const all = await value(notes.versions({ id }))
    expect(all.map(({ value: { text }, current, writer: { thisComputer } }) => [text, current, thisComputer])).toEqual([
      ['Rang about transport. Bus 42', true, true],
      ['Rang about transport. Daughter drives', false, false],
      ['Rang about transport. Bus 42', false, true],
    ])
    expect(await notes.goOn({ id, base, version: versions[0]?.base ?? [] })).toMatchObject({ error: { code: 'changed_since' } })
  })

  test('keeping two drafts makes the other text a note of its own', async () => {
    const { id, open, notes, person, caseload } = await twoVersions()
    const { versions } = await open(id)
    const base = versions.flatMap((version) => version.base)
    const { ids, undo } = await value(notes.keepAsTwo({ id, base, version: versions[0]?.base ?? [] }))
    expect((await open(id)).versions.map((version) => version.value.text)).toEqual(['Rang about transport. Daughter drives'])
    expect(ids).toHaveLength(1)
    expect((await open(ids[0] ?? '')).versions.map((version) => version.value.text)).toEqual(['Rang about transport. Bus 42'])
    expect(await value(notes.ofPerson({ personId: person }))).toHaveLength(2)
    expect(caseload.undo(undo)).toMatchObject({ ok: true })
    // Undo wrote both texts anew here; who wrote each is still told.
    const told = (await open(id)).versions.map(({ value: { text }, writer: { thisComputer } }) => [text, thisComputer])
    expect(told.toSorted()).toEqual([['Rang about transport. Bus 42', true], ['Rang about transport. Daughter drives', false]])
  })

  test('a draft beside a signed text can become a note of its own, and the signature stays', async () => {
    const { caseload, settled, open, notes } = await withPerson()
    const id = await settled('Mine')
    writtenElsewhere(caseload, id, 'Signed elsewhere', '2026-11-23T09:30:00.000Z')
    const { versions, signed } = await open(id)
    expect(signed?.text).toBe('Signed elsewhere')
    const base = versions.flatMap((version) => version.base)
    expect(await notes.goOn({ id, base, version: versions[1]?.base ?? [] })).toMatchObject({ error: { code: 'already_signed' } })
    const { ids } = await value(notes.keepAsTwo({ id, base, version: versions[0]?.base ?? [] }))
    expect(await open(id)).toMatchObject({ signed: { text: 'Signed elsewhere' }, versions: [{}] })
    expect((await open(ids[0] ?? '')).typed?.body.text).toBe('Mine')
  })
})
