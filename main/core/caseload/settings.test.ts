import { expect, test } from 'vitest'
import { settings as contract } from '../../../shared/contract/settings.ts'
import { addPerson } from '../../../test/core/listed-people.ts'
import { testCaseload } from '../../../test/core/test-caseload.ts'
import { createUndoHandlers } from './undo-handlers.ts'
import { createSettings, profileOf } from './settings.ts'

test('the choices of this computer start as a new caseload has them, and each is kept alone', async () => {
  const handlers = createSettings(await testCaseload())
  expect(await handlers.computer({})).toEqual({ ok: true, value: { idleMinutes: 5, theme: 'system', roomyRows: false } })
  await handlers.saveComputer({ idleMinutes: 10 })
  await handlers.saveComputer({ theme: 'dark' })
  expect(await handlers.computer({})).toEqual({ ok: true, value: { idleMinutes: 10, theme: 'dark', roomyRows: false } })
})

test('people are synthetic while every NHS number that is known is one for tests', async () => {
  const caseload = await testCaseload()
  const handlers = createSettings(caseload)
  const name = { given: 'Ngozi', family: 'Okafor' }
  const isSynthetic = async () => {
    const reply = await handlers.profile({})
    return reply.ok && reply.value.synthetic
  }
  expect(await isSynthetic()).toBe(false)
  await addPerson(caseload, name)
  expect(await isSynthetic()).toBe(false)
  await addPerson(caseload, name, '9992048174')
  await addPerson(caseload, name, '9990000042')
  expect(await isSynthetic()).toBe(true)
  // The number that the NHS prints as an example of how one is written.
  await addPerson(caseload, name, '9876544321')
  expect(await isSynthetic()).toBe(false)
})

test('the profile is changed from what was read, and the change can be undone', async () => {
  const caseload = await testCaseload()
  const profile = profileOf(caseload)
  const handlers = createSettings(caseload)
  const before = await handlers.profile({})
  if (!before.ok) throw new Error('The profile could not be read')
  expect(contract.profile.output.parse(before.value)).toMatchObject({ synthetic: false, profile: { value: profile, versions: 1 } })

  const { id, profile: read } = before.value
  const saved = await handlers.saveProfile({ id, base: read.base, profile: { ...profile, memberName: 'Amina Rahman-Cole' } })
  if (!saved.ok) throw new Error('The profile could not be saved')
  expect(profileOf(caseload).memberName).toBe('Amina Rahman-Cole')

  await createUndoHandlers(caseload).undo({ token: saved.value.undo })
  expect(profileOf(caseload)).toEqual(profile)
})
