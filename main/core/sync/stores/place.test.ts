import { expect, test } from 'vitest'
import { placeWords, withoutSecrets } from './place.ts'

test.each([
  ['S:\\Team sync', 'Team sync on S:'],
  ['s:\\Practice\\Team sync\\', 'Team sync on s:'],
  ['E:\\', 'E:'],
  ['\\\\northside\\shared\\Link workers\\Team sync', 'Team sync on \\\\northside\\shared'],
  ['/media/ann/STICK/Team sync', 'Team sync on STICK'],
  ['/media/ann/STICK', 'STICK'],
  ['/run/media/ann/STICK/a/Team sync/', 'Team sync on STICK'],
  ['/Volumes/Northside/Team sync', 'Team sync on Northside'],
  ['/home/ann/Documents/Team sync', 'Team sync'],
])('the folder %j is %j', (path, words) => expect(placeWords({ kind: 'folder', path })).toBe(words))

test('a server is its host, a bucket its name; no password, user or key is told', () => {
  const webdav = { kind: 'webdav', user: 'ann', password: 'secret' } as const
  expect(placeWords({ ...webdav, address: 'https://ann:secret@dav.example.org:8443/remote.php/dav/files/ann/' })).toBe('dav.example.org:8443')
  expect(placeWords({ ...webdav, address: 'secret' })).toBe('a WebDAV server')
  const s3 = { kind: 's3', address: 'https://s3.example.org', region: '', folder: 'x', accessKey: 'key', secretKey: 'secret' } as const
  expect(placeWords({ ...s3, bucket: 'northside' })).toBe('bucket northside')
})

test('without secrets it is told as before, and nothing of them is left', () => {
  const webdav = { kind: 'webdav', address: 'https://ann:hush@dav.example.org/files/ann/', user: 'hush', password: 'hush' } as const
  const s3 = { kind: 's3', address: 'https://hush@s3.example.org', region: '', bucket: 'team', folder: '', accessKey: 'hush', secretKey: 'hush' } as const
  const folder = { kind: 'folder', path: '/media/ann/STICK' } as const
  for (const place of [webdav, s3, folder, { ...webdav, address: 'hush' }]) {
    expect(placeWords(withoutSecrets(place))).toBe(placeWords(place))
    expect(JSON.stringify(withoutSecrets(place))).not.toContain('hush')
  }
})
