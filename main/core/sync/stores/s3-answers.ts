import { z } from 'zod'
import type { HttpAnswer } from './http.ts'
import { StoreFailure } from './store.ts'
import { createXmlReader } from './xml.ts'

const readXml = createXmlReader('Contents')

const listing = z.object({
  ListBucketResult: z.object({
    Contents: z.array(z.object({ Key: z.string(), Size: z.string().regex(/^\d+$/) })).default([]),
    EncodingType: z.string().optional(),
    IsTruncated: z.string().default('false'),
    NextContinuationToken: z.string().optional(),
  }),
})

const failure = z.object({ Error: z.object({ Code: z.string() }) })

/** One page of ListObjectsV2; `next` asks for the one after it, null if there is none. */
export interface Page {
  readonly entries: readonly { readonly key: string; readonly size: number }[]
  readonly next: string | null
}

/** Throws StoreFailure 'unsuitable' if the answer is no listing, or not whole. */
export function readPage(answer: HttpAnswer): Page {
  const read = listing.safeParse(readXml(answer.body))
  if (!read.success) throw unsuitable()
  const { Contents, EncodingType, IsTruncated, NextContinuationToken } = read.data.ListBucketResult
  const isTruncated = IsTruncated === 'true'
  if (isTruncated && NextContinuationToken === undefined) throw unsuitable()
  return {
    entries: Contents.map(({ Key, Size }) => ({ key: EncodingType === 'url' ? decoded(Key) : Key, size: Number(Size) })),
    next: isTruncated ? (NextContinuationToken ?? null) : null,
  }
}

/** What an S3 server calls its refusal, such as 'NoSuchBucket'; null if it says nothing of the kind. */
export function readErrorCode(answer: HttpAnswer): string | null {
  if (answer.status < 300 || answer.body.length === 0) return null
  const read = failure.safeParse(readXml(answer.body))
  return read.success ? read.data.Error.Code : null
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '))
  } catch (error) {
    if (error instanceof URIError) throw unsuitable()
    throw error
  }
}

const unsuitable = (): StoreFailure => new StoreFailure('unsuitable', 'The server answered with no listing of the bucket')
