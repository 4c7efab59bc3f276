import { expect, test } from 'vitest'
import { memoryStore } from '../../../../../test/core/memory-store.ts'
import { testCaseload, testRandom } from '../../../../../test/core/test-caseload.ts'
import { sealObject } from '../../format/object.ts'
import { rootKeysFromSeed, vaultIdOf } from '../../format/vault-id.ts'
import { addRequest, getInvitation, getRequests, keyOfCode, lettersOf, makeRequest, putInvitation, type JoinRequest } from './invitation.ts'

const random = testRandom('invitation')
const root = rootKeysFromSeed(random(16))
const [rootSign, rootBox] = [Buffer.from(root.sign.public), Buffer.from(root.box.public)]
const vaultId = vaultIdOf(rootSign, rootBox)
const at = keyOfCode('UDH28T6646GF9RH8J3R4UCZQ8')

const invitation = {
  vaultId,
  rootSign,
  rootBox,
  rosterKey: Buffer.from(random(32)),
  member: 'anna',
  isNewMember: true,
  scopes: [{ id: '1'.repeat(32), kind: 'team' }],
  ownCaseload: null,
  until: 1_800_000_000_000,
  seen: { ['2'.repeat(32)]: 7 },
  roster: { ['3'.repeat(32)]: 9 },
} as const

/** Puts answers as somebody would who has the code and not this program. */
const putAnswers = async (requests: readonly JoinRequest[]) => {
  const store = memoryStore()
  const name = `join/${at.id}.req`
  const content = Buffer.from(JSON.stringify({ requests }))
  await store.put(name, await sealObject({ kind: 'request', name, vaultId, epoch: 0, key: at.key, content, random }))
  return store
}

test('an invitation is read with its code as it was put, and with no other', async () => {
  const store = memoryStore()
  await putInvitation(store, at, invitation, random)
  expect(await getInvitation(store, at, vaultId)).toEqual(invitation)
  expect(await getInvitation(store, keyOfCode('3DH28T6646GF9RH8J3R4UCZQ8'), vaultId)).toBe('none')
  expect(await getInvitation(store, { ...at, key: random(32) }, vaultId)).toBe('other_team')
  expect(await getInvitation(store, at, '3'.repeat(32))).toBe('other_team')
})

test('answers stand side by side, each once', async () => {
  const store = memoryStore()
  const [ben, eve] = [(await testCaseload('ben')).device, (await testCaseload('eve')).device]
  const first = makeRequest(ben, { name: 'Ben’s laptop', memberName: 'Ben Rahman' }, vaultId, at.id)
  await addRequest(store, at, vaultId, first, random)
  await addRequest(store, at, vaultId, first, random)
  expect(await getRequests(store, at, vaultId)).toEqual([first])
  await addRequest(store, at, vaultId, makeRequest(eve, { name: 'L' }, vaultId, at.id), random)
  expect(await getRequests(store, at, vaultId)).toHaveLength(2)
})

test('an answer counts only with the keys and the name that it was signed with, for this invitation', async () => {
  const [ben, eve] = [(await testCaseload('ben')).device, (await testCaseload('eve')).device]
  const request = makeRequest(ben, { name: 'Ben’s laptop', memberName: 'Ben Rahman' }, vaultId, at.id)
  const others = makeRequest(eve, { name: 'L' }, vaultId, at.id)
  const forged = [
    { ...request, name: 'Eve’s laptop' },
    { ...request, boxKey: others.boxKey },
    { ...request, device: others.device },
    { ...request, signature: others.signature },
    makeRequest(ben, { name: 'Ben’s laptop', memberName: 'Ben Rahman' }, vaultId, 'f'.repeat(16)),
    makeRequest(ben, { name: 'Ben’s laptop', memberName: 'Ben Rahman' }, '3'.repeat(32), at.id),
  ]
  expect(await getRequests(await putAnswers(forged), at, vaultId)).toEqual([])
  expect(await getRequests(await putAnswers([...forged, request]), at, vaultId)).toEqual([request])
})

test('the six letters are letters, whatever the keys', () => {
  for (let device = 0; device < 200; device += 1) expect(lettersOf({ device: String(device) })).toMatch(/^[A-HJKMNP-Z]{6}$/)
})

test('the letters follow from the keys', async () => {
  const [ben, eve] = [(await testCaseload('ben')).device, (await testCaseload('eve')).device]
  const letters = lettersOf(makeRequest(ben, { name: 'Ben’s laptop', memberName: 'Ben Rahman' }, vaultId, at.id))
  expect(lettersOf(makeRequest(ben, { name: 'Another name' }, vaultId, at.id))).toBe(letters)
  expect(lettersOf(makeRequest(eve, { name: 'L' }, vaultId, at.id))).not.toBe(letters)
})
