import { z } from 'zod'
import { StoreFailure } from './store.ts'
import { createXmlReader } from './xml.ts'

/** What lies directly in a collection. */
export interface Member {
  readonly name: string
  /** In bytes; null: it is a collection itself. */
  readonly size: number | null
}

/** The two properties that a listing needs, so that a server need not work out all that it knows. */
export const propertiesAsked =
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>'

const readXml = createXmlReader('response', 'propstat')

const properties = z.object({
  resourcetype: z.union([z.string(), z.object({ collection: z.unknown().optional() })]).optional(),
  getcontentlength: z.string().optional(),
})

const answer = z.object({
  multistatus: z.object({
    response: z.array(
      z.object({
        href: z.string(),
        propstat: z.array(z.object({ status: z.string(), prop: z.union([properties, z.string()]) })).default([]),
      }),
    ),
  }),
})

/**
 * The members of a collection from a server's answer to PROPFIND with depth 1 (RFC 4918, section 9.1). Servers name
 * them by whole addresses or by paths, and encode more or fewer characters of them.
 * Throws StoreFailure 'unsuitable' if it is no such answer about that collection.
 */
export function readListing(xml: Uint8Array, collection: URL): Member[] {
  const read = answer.safeParse(readXml(xml))
  if (!read.success) throw unsuitable()
  const own = pathOf(collection.href, collection)
  let isAboutIt = false
  const members: Member[] = []
  for (const { href, propstat } of read.data.multistatus.response) {
    const path = pathOf(href, collection)
    if (path === own) isAboutIt = true
    else if (path?.startsWith(`${own}/`)) {
      const name = path.slice(`${own}/`.length)
      if (!name.includes('/')) members.push({ name, size: sizeOf(propstat) })
    }
  }
  // A listing of something else must never be taken for an empty one.
  if (!isAboutIt) throw unsuitable()
  return members
}

/** Decoded and without '/' at its end; null for what is no address. */
function pathOf(href: string, collection: URL): string | null {
  if (!URL.canParse(href, collection)) return null
  try {
    return decodeURIComponent(new URL(href, collection).pathname).replace(/\/+$/, '')
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

function sizeOf(propstat: z.output<typeof answer>['multistatus']['response'][number]['propstat']): number | null {
  const found = propstat
    .filter(({ status }) => / 200\b/.test(status))
    .map(({ prop }) => prop)
    .filter((prop) => typeof prop !== 'string')
  if (found.some(({ resourcetype }) => typeof resourcetype === 'object' && 'collection' in resourcetype)) return null
  return Number(found.find(({ getcontentlength }) => getcontentlength !== undefined)?.getcontentlength)
}

const unsuitable = (): StoreFailure => new StoreFailure('unsuitable', 'PROPFIND was answered with no listing of that folder')
