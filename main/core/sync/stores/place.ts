import path from 'node:path'
import { z } from 'zod'

/** Where a team's sync lives, with what it takes to get in; it is kept in the encrypted database alone. */
export const placeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), path: z.string() }),
  z.object({ kind: z.literal('webdav'), address: z.string(), user: z.string(), password: z.string() }),
  z.object({
    kind: z.literal('s3'),
    /** Of the server, without the bucket. */
    address: z.string(),
    /** Empty: the server has no regions, or the address tells which. */
    region: z.string(),
    bucket: z.string(),
    /** What the keys of all objects begin with; may be empty. */
    folder: z.string(),
    accessKey: z.string(),
    secretKey: z.string(),
  }),
])
export type Place = z.output<typeof placeSchema>
export type FolderPlace = Extract<Place, { kind: 'folder' }>
export type WebdavPlace = Extract<Place, { kind: 'webdav' }>
export type S3Place = Extract<Place, { kind: 's3' }>

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
  return URL.canParse(address) ? new URL(address).host : 'a WebDAV server'
}
