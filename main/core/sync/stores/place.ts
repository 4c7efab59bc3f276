import path from 'node:path'
import type { PlaceInUse } from '../../../../shared/contract/sync.ts'

interface FolderPlace {
  readonly kind: 'folder'
  readonly path: string
}

export interface WebdavPlace {
  readonly kind: 'webdav'
  readonly address: string
  readonly user: string
  readonly password: string
}

export interface S3Place {
  readonly kind: 's3'
  /** Of the server, without the bucket. */
  readonly address: string
  /** Empty: the address tells, or the server has no regions. */
  readonly region: string
  readonly bucket: string
  /** What the names of all objects begin with in the bucket; may be empty. */
  readonly folder: string
  readonly accessKey: string
  readonly secretKey: string
}

/** Where a team's sync lives, with what it takes to get in: kept in the encrypted database alone. */
export type Place = FolderPlace | WebdavPlace | S3Place

/** The place in a few words that tell it from others and hold no secret: 'Team sync on S:', 'dav.example.org'. */
export function placeWords(place: Place): string {
  switch (place.kind) {
    case 'folder':
      return folderWords(place.path)
    case 'webdav':
      return hostOf(place.address)
    case 's3':
      return `bucket ${place.bucket}`
  }
}

/** The same place for somebody who is not to get in there any more. */
export function withoutSecrets(place: Place): Place {
  switch (place.kind) {
    case 'folder':
      return place
    case 'webdav':
      return { ...place, address: withoutUser(place.address), user: '', password: '' }
    case 's3':
      return { ...place, address: withoutUser(place.address), accessKey: '', secretKey: '' }
  }
}

/** What may be shown of a place to whoever is to get in there with another password or key. */
export function placeInUse(place: Place): PlaceInUse {
  switch (place.kind) {
    case 'folder':
      return { kind: place.kind }
    case 'webdav':
      return { kind: place.kind, address: withoutUser(place.address), user: place.user }
    case 's3': {
      const { kind, region, bucket, folder, accessKey } = place
      return { kind, address: withoutUser(place.address), region, bucket, folder, accessKey }
    }
  }
}

/** The address of a web server; null for what is none. */
export function webAddress(address: string): URL | null {
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) ? url : null
}

function withoutUser(address: string): string {
  const url = URL.parse(address)
  if (url === null) return ''
  url.username = ''
  url.password = ''
  return url.href
}

function folderWords(folder: string): string {
  const isWindows = /^([a-z]:|\\\\)/i.test(folder)
  const { basename, parse } = isWindows ? path.win32 : path.posix
  const name = basename(folder)
  const volume = isWindows ? parse(folder).root.replace(/\\+$/, '') : mountedVolume(folder)
  if (name === '' || name === volume) return volume ?? folder
  return volume === null ? name : `${name} on ${volume}`
}

/** The name of a stick or share by where macOS and Linux mount them; null for a folder anywhere else. */
function mountedVolume(folder: string): string | null {
  return /^(?:\/Volumes|\/media\/[^/]+|\/run\/media\/[^/]+|\/mnt)\/([^/]+)/.exec(folder)?.[1] ?? null
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? 'a WebDAV server'
}
