import type { FileGrant } from '../../../shared/contract/bridge.ts'
import type { PlaceInput, PlaceInUse, TriedPlace } from '../../../shared/contract/sync.ts'
import type { FormError } from '../../ui/forms/error-summary.tsx'

export type PlaceKind = TriedPlace['kind']

/** A place as it is being typed. */
export interface TypedPlace {
  readonly kind: PlaceKind | null
  /** The folder chosen, until it has been tried: the choice is good for one use. */
  readonly folder: FileGrant | null
  readonly address: string
  readonly user: string
  readonly password: string
  readonly region: string
  readonly bucket: string
  readonly prefix: string
  readonly accessKey: string
  readonly secretKey: string
}

export const noPlace: TypedPlace = {
  kind: null,
  folder: null,
  address: '',
  user: '',
  password: '',
  region: '',
  bucket: '',
  prefix: '',
  accessKey: '',
  secretKey: '',
}

/** What is in use already, to be typed on from; the secret is typed anew. */
export function typedFrom(inUse: PlaceInUse | null): TypedPlace {
  if (inUse?.kind !== 's3') return { ...noPlace, ...inUse }
  const { folder, ...same } = inUse
  return { ...noPlace, ...same, prefix: folder }
}

export interface ReadPlace {
  /** Null while something is missing. */
  readonly place: PlaceInput | null
  /** What is missing, in the order of the fields. */
  readonly errors: readonly FormError[]
}

/** The place to be tried, or what is missing for it. */
export function placeOf(typed: TypedPlace): ReadPlace {
  switch (typed.kind) {
    case null:
      return { place: null, errors: [{ field: 'kind', words: 'Choose what kind of storage your team has.' }] }
    case 'folder':
      if (typed.folder === null) return { place: null, errors: [{ field: 'folder', words: 'Choose the folder or stick.' }] }
      return { place: { kind: 'folder', grant: typed.folder.grant }, errors: [] }
    case 'webdav': {
      const errors = [
        ...addressErrors(typed.address),
        ...missing('user', typed.user, 'Type the user name for the storage.'),
        ...missing('password', typed.password, 'Type the password for the storage.'),
      ]
      if (errors.length > 0) return { place: null, errors }
      return { place: { kind: 'webdav', address: typed.address.trim(), user: typed.user.trim(), password: typed.password }, errors }
    }
    case 's3': {
      const errors = [
        ...addressErrors(typed.address),
        ...missing('bucket', typed.bucket, 'Type the name of the bucket.'),
        ...missing('accessKey', typed.accessKey, 'Type the access key.'),
        ...missing('secretKey', typed.secretKey, 'Type the secret key.'),
      ]
      if (errors.length > 0) return { place: null, errors }
      const place = {
        kind: 's3',
        address: typed.address.trim(),
        region: typed.region.trim(),
        bucket: typed.bucket.trim(),
        folder: typed.prefix.trim(),
        accessKey: typed.accessKey.trim(),
        secretKey: typed.secretKey,
      } as const
      return { place, errors }
    }
  }
}

/** Whether a test that failed can be repeated as it was: of a folder that was tried, while no other is chosen. */
export function isTriedFolder(typed: TypedPlace, failed: TriedPlace | null): boolean {
  return typed.kind === 'folder' && typed.folder === null && failed?.kind === 'folder' && failed.problem !== 'file_grant_spent'
}

/** Whether the address sends name and password so that others on the way can read them. */
export function isOpenAddress(address: string): boolean {
  return parsedAddress(address)?.protocol === 'http:'
}

/** The field beside which a failed test is explained. */
export function fieldOfProblem(kind: PlaceKind, problem: NonNullable<TriedPlace['problem']>): string {
  if (kind === 'folder') return 'folder'
  if (problem !== 'place_refused') return 'address'
  return kind === 'webdav' ? 'password' : 'secretKey'
}

function addressErrors(address: string): readonly FormError[] {
  return parsedAddress(address) === null ? [{ field: 'address', words: 'Type the address of the storage. It begins with https://' }] : []
}

function parsedAddress(address: string): URL | null {
  const url = URL.parse(address.trim())
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}

function missing(field: string, text: string, words: string): readonly FormError[] {
  return text.trim() === '' ? [{ field, words }] : []
}
