import { createHash } from 'node:crypto'
import { AwsV4Signer } from 'aws4fetch'
import { createHttp, failureOf, type HttpAnswer, type HttpWays } from './http.ts'
import { newListing } from './listing.ts'
import { assertObjectName, folderOfPrefix, isObjectName } from './object-name.ts'
import { webAddress, type S3Place } from './place.ts'
import { readErrorCode, readPage } from './s3-answers.ts'
import { StoreFailure, type Store } from './store.ts'

/**
 * A bucket, or a folder in it, on an S3-compatible server: addresses in path style, requests signed with version 4
 * of the AWS signature, bodies included, so that the server takes no object that was changed or cut on its way.
 */
export function s3Store(place: S3Place, ways: HttpWays = {}): Store {
  const bucket = bucketUrl(place)
  const folder = keyPrefix(place.folder)
  assertSendable(place)
  const http = createHttp(new URL(bucket).origin, ways)
  const keys = new Map<string, ArrayBuffer>()
  let isClockWrong = false

  const askOnce = async (method: string, url: string, body?: Uint8Array): Promise<HttpAnswer> => {
    const digest = createHash('sha256').update(body ?? '').digest('hex')
    const signed = await new AwsV4Signer({
      method,
      url,
      headers: { 'x-amz-content-sha256': digest },
      accessKeyId: place.accessKey,
      secretAccessKey: place.secretKey,
      service: 's3',
      ...(place.region === '' ? {} : { region: place.region }),
      ...(isClockWrong ? { datetime: signingTime(http.serverTime()) } : {}),
      cache: keys,
    }).sign()
    return http.ask({ method, url: signed.url, headers: signed.headers, body })
  }

  const ask = async (method: string, url: string, body?: Uint8Array): Promise<HttpAnswer> => {
    const answer = await askOnce(method, url, body)
    if (readErrorCode(answer) !== 'RequestTimeTooSkewed' || http.serverTime() === null) return answer
    // This computer's clock is wrong by more than 15 minutes; sync goes on by the server's.
    isClockWrong = true
    return askOnce(method, url, body)
  }

  const objectUrl = (name: string): string => `${bucket}/${encodeKey(folder + name)}`

  return {
    async list(prefix) {
      // Here too, what no name begins with is a bug.
      folderOfPrefix(prefix)
      const listing = newListing()
      const tokens = new Set<string>()
      let token: string | null = null
      do {
        listing.ask()
        const query = ['list-type=2', 'encoding-type=url', `prefix=${encodeURIComponent(folder + prefix)}`]
        if (token !== null) query.push(`continuation-token=${encodeURIComponent(token)}`)
        const answer: HttpAnswer = await ask('GET', `${bucket}?${query.join('&')}`)
        if (answer.status !== 200) throw failure('GET', answer)
        const page = readPage(answer)
        for (const { key, size } of page.entries) {
          const name = key.slice(folder.length)
          if (key.startsWith(folder + prefix) && isObjectName(name)) listing.add({ name, size })
        }
        token = page.next
        if (token !== null && tokens.has(token)) throw new StoreFailure('unsuitable', 'A listing has no end')
        if (token !== null) tokens.add(token)
      } while (token !== null)
      return listing.found
    },

    async get(name) {
      assertObjectName(name)
      const answer = await ask('GET', objectUrl(name))
      if (answer.status === 200) return answer.body
      if (isMissingObject(answer)) return null
      throw failure('GET', answer)
    },

    async put(name, bytes) {
      assertObjectName(name)
      const answer = await ask('PUT', objectUrl(name), bytes)
      if (answer.status !== 200) throw failure('PUT', answer)
    },

    async remove(name) {
      assertObjectName(name)
      const answer = await ask('DELETE', objectUrl(name))
      if (answer.status !== 200 && answer.status !== 204 && !isMissingObject(answer)) throw failure('DELETE', answer)
    },

    serverTime: () => http.serverTime(),
    close: () => http.close(),
  }
}

function signingTime(time: number | null): string {
  if (time === null) throw new Error('A clock is known to be wrong by the time that the server has told')
  return new Date(time).toISOString().replace(/[:-]|\.\d{3}/g, '')
}

function isMissingObject(answer: HttpAnswer): boolean {
  return answer.status === 404 && readErrorCode(answer) !== 'NoSuchBucket'
}

function failure(method: string, answer: HttpAnswer): StoreFailure {
  const code = readErrorCode(answer)
  if (code === 'QuotaExceeded') return new StoreFailure('full', `${method} was answered ${code}`)
  if (code === 'SignatureDoesNotMatch' || code === 'InvalidAccessKeyId') return new StoreFailure('refused', `${method} was answered ${code}`)
  if (answer.status === 404) return new StoreFailure('unreachable', 'The bucket is not there')
  return failureOf(method, answer.status)
}

function bucketUrl({ address, bucket }: S3Place): string {
  const server = webAddress(address)
  if (server === null || !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(bucket)) {
    throw new StoreFailure('unsuitable', 'That is no address of a server, or no name of a bucket')
  }
  return `${server.origin}${server.pathname.replace(/\/+$/, '')}/${bucket}`
}

function keyPrefix(folder: string): string {
  const steps = folder.split('/').filter((step) => step !== '')
  if (steps.includes('.') || steps.includes('..')) throw new StoreFailure('unsuitable', 'That is no folder in a bucket')
  return steps.map((step) => `${step}/`).join('')
}

/** Both go into a header, and an error about one that cannot be sent would repeat it. */
function assertSendable({ accessKey, region }: S3Place): void {
  const isSendable = /^[!-~]+$/.test(accessKey) && /^[!-~]*$/.test(region)
  if (!isSendable) throw new StoreFailure('refused', 'No server has such an access key or region')
}

const encodeKey = (key: string): string => key.split('/').map(encodeURIComponent).join('/')
