import { describe, expect, test } from 'vitest'
import { sync, type TriedPlace } from '../../../shared/contract/sync.ts'
import { fieldOfProblem, isOpenAddress, isTriedFolder, noPlace, placeOf, typedFrom, type TypedPlace } from './place-input.ts'

const typed: TypedPlace = {
  kind: null,
  folder: { grant: 'a'.repeat(32), fileName: 'Team sync' },
  address: ' https://storage.example.org/team ',
  user: 'northside',
  password: ' spaces count ',
  region: '',
  bucket: 'northside',
  prefix: '',
  accessKey: 'AK',
  secretKey: 'SK',
}

describe('a place as typed', () => {
  test.each(['folder', 'webdav', 's3'] as const)('%s: is one that the core takes', (kind) => {
    const { place, errors } = placeOf({ ...typed, kind })
    expect(errors).toEqual([])
    expect(sync.tryPlace.input.safeParse({ place }).success).toBe(true)
  })

  test('passwords stay as they were typed, addresses lose spaces at their ends', () => {
    expect(placeOf({ ...typed, kind: 'webdav' })).toMatchObject({ place: { address: 'https://storage.example.org/team', password: ' spaces count ' } })
  })

  test.each([
    [null, ['kind']],
    ['folder', ['folder']],
    ['webdav', ['address', 'user', 'password']],
    ['s3', ['address', 'bucket', 'accessKey', 'secretKey']],
  ] as const)('%s: all that is missing is named at once', (kind, fields) => {
    const { place, errors } = placeOf({ ...noPlace, kind })
    expect(place).toBeNull()
    expect(errors.map(({ field }) => field)).toEqual(fields)
  })

  test.each(['storage.example.org', 'ftp://storage.example.org', 'C:\\Team', 'https://'])('%s is no address', (address) => {
    expect(placeOf({ ...typed, kind: 'webdav', address }).place).toBeNull()
  })
})

test('a place in use is typed on from: but for its secret, or its folder, nothing is missing', () => {
  const address = 'https://storage.example.org/team'
  const lacking = (inUse: Parameters<typeof typedFrom>[0]) => placeOf(typedFrom(inUse)).errors.map(({ field }) => field)
  expect(lacking({ kind: 'webdav', address, user: 'northside' })).toEqual(['password'])
  expect(lacking({ kind: 's3', address, region: '', bucket: 'northside', folder: 'team', accessKey: 'AK' })).toEqual(['secretKey'])
  expect(lacking({ kind: 'folder' })).toEqual(['folder'])
  expect(typedFrom({ kind: 's3', address, region: 'eu-west-2', bucket: 'northside', folder: 'team', accessKey: 'AK' })).toMatchObject({ region: 'eu-west-2', prefix: 'team' })
  expect(typedFrom(null)).toEqual(noPlace)
})

test('an address without encryption is noticed', () => {
  expect(isOpenAddress('http://nas.local/team')).toBe(true)
  expect(isOpenAddress('https://nas.local/team')).toBe(false)
  expect(isOpenAddress('http')).toBe(false)
})

test('what failed is explained where it can be mended', () => {
  expect(fieldOfProblem('folder', 'place_refused')).toBe('folder')
  expect(fieldOfProblem('webdav', 'place_refused')).toBe('password')
  expect(fieldOfProblem('s3', 'place_refused')).toBe('secretKey')
  expect(fieldOfProblem('webdav', 'place_forbidden')).toBe('address')
  expect(fieldOfProblem('s3', 'place_unreachable')).toBe('address')
})

describe('a test that failed', () => {
  const tried: TriedPlace = { kind: 'folder', words: 'Team sync', steps: [], found: null, problem: 'place_unreachable' }

  test('of a folder is repeated as it was, until another is chosen', () => {
    const afterwards = { ...typed, kind: 'folder', folder: null } as const
    expect(isTriedFolder(afterwards, tried)).toBe(true)
    expect(isTriedFolder({ ...afterwards, folder: typed.folder }, tried)).toBe(false)
    expect(isTriedFolder(afterwards, null)).toBe(false)
  })

  test('of a folder that never reached the core, or of other storage, is not', () => {
    const afterwards = { ...typed, kind: 'folder', folder: null } as const
    expect(isTriedFolder(afterwards, { ...tried, problem: 'file_grant_spent' })).toBe(false)
    expect(isTriedFolder(afterwards, { ...tried, kind: 'webdav' })).toBe(false)
    expect(isTriedFolder({ ...afterwards, kind: 's3' }, tried)).toBe(false)
  })
})
