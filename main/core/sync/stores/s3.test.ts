import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { startAnswering, type Asked } from '../../../../test/servers/answering.ts'
import type { S3Place } from './place.ts'
import { s3Store } from './s3.ts'

/* What the server that the suite runs on does not do, or not on demand. */

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const serve = async (answer: (asked: Asked, response: ServerResponse) => void, changes: Partial<S3Place> = {}) => {
  const server = await startAnswering(answer)
  const place = { kind: 's3', region: '', bucket: 'northside', folder: '', accessKey: 'key', secretKey: 'secret' } as const
  const store = s3Store({ ...place, address: `${server.address}/`, ...changes })
  stops.push(async () => {
    store.close()
    await server.stop()
  })
  return { ...server, store }
}

const says = (status: number, body: string) => (_: Asked, response: ServerResponse) => void response.writeHead(status).end(body)
const fails = (status: number, code: string) => says(status, `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)
const page = (keys: readonly string[], next: string | null = null) =>
  `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${next !== null}</IsTruncated>${keys
    .map((key) => `<Contents><Key>${key}</Key><Size>3</Size></Contents>`)
    .join('')}${next === null ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`}</ListBucketResult>`

describe('a request', () => {
  test('goes to the bucket by its path and is signed with its body', async () => {
    const { store, asked } = await serve(says(200, ''), { folder: '/Team + ü/', region: 'eu-west-2' })
    await store.put('heads/ab.1', Buffer.from('hello'))
    expect(asked).toMatchObject([{ method: 'PUT', path: '/northside/Team%20%2B%20%C3%BC/heads/ab.1', body: Buffer.from('hello') }])
    const headers = asked[0]?.headers ?? {}
    expect(headers['x-amz-content-sha256']).toBe('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824')
    expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-west-2\/s3\/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, /)
    expect(JSON.stringify(headers)).not.toContain('secret')
  })
})

describe('a listing', () => {
  test('goes on where the server stopped, with its token as it gave it', async () => {
    const { store, asked } = await serve(({ path }, response) =>
      says(200, path.includes('continuation-token') ? page(['heads/2']) : page(['heads/1', 'heads/Copy of 1'], 'a+/=b'))({} as Asked, response),
    )
    expect(await store.list('heads/')).toEqual([
      { name: 'heads/1', size: 3 },
      { name: 'heads/2', size: 3 },
    ])
    expect(asked.map(({ path }) => path)).toEqual([
      '/northside?list-type=2&encoding-type=url&prefix=heads%2F',
      '/northside?list-type=2&encoding-type=url&prefix=heads%2F&continuation-token=a%2B%2F%3Db',
    ])
  })

  test('knows only what lies in its folder', async () => {
    const { store } = await serve(says(200, page(['team/heads/1', 'heads/2', 'teams/heads/3', 'team/'])), { folder: 'team' })
    expect(await store.list('')).toEqual([{ name: 'heads/1', size: 3 }])
  })

  test.each([
    ['without an end', page(['heads/1'], 'again')],
    ['without the token to go on', page([], '').replace(/<Next.*Token>/, '')],
    ['that is cut', page(['heads/1', 'heads/2']).slice(0, -20)],
    ['that is a page to log in on', '<html><body>Log in</body></html>'],
    ['of nothing', ''],
  ])('%s is never taken for a whole one', async (_, body) => {
    const { store } = await serve(says(200, body))
    await expect(store.list('heads/')).rejects.toMatchObject({ code: 'unsuitable' })
  })

  test.each([
    ['two tokens by turns', (count: number) => `token ${count % 2}`, 3],
    ['ever new tokens', (count: number) => `token ${count}`, 1000],
  ])('that goes on without an end, with %s, is given up', async (_, token, most) => {
    let count = 0
    const { store, asked } = await serve((_asked, response) => says(200, page([], token((count += 1))))({} as Asked, response))
    await expect(store.list('heads/')).rejects.toMatchObject({ code: 'unsuitable', message: 'A listing has no end' })
    expect(asked.length).toBeLessThanOrEqual(most)
  })
})

describe('what a server answers', () => {
  test.each([
    [400, 'AuthorizationHeaderMalformed', 'unsuitable'],
    [301, 'PermanentRedirect', 'unsuitable'],
    [403, 'SignatureDoesNotMatch', 'refused'],
    [403, 'InvalidAccessKeyId', 'refused'],
    [403, 'AccessDenied', 'forbidden'],
    [403, 'QuotaExceeded', 'full'],
    [404, 'NoSuchBucket', 'unreachable'],
    [503, 'SlowDown', 'unreachable'],
    [507, 'XMinioStorageFull', 'full'],
  ])('with %i %s is %s', async (status, code, fault) => {
    const { store, asked } = await serve(fails(status, code))
    for (const call of [() => store.list(''), () => store.get('a'), () => store.put('a', Buffer.from('x')), () => store.remove('a')]) {
      await expect(call()).rejects.toMatchObject({ name: 'StoreFailure', code: fault })
    }
    expect(asked).toHaveLength(4)
  })

  test('with 404 NoSuchKey is that there is no such object', async () => {
    const { store } = await serve(fails(404, 'NoSuchKey'))
    expect(await store.get('a')).toBeNull()
    await store.remove('a')
  })
})

describe('a place', () => {
  test.each<Partial<S3Place>>([{ accessKey: 'kéy-secret' }, { accessKey: 'key\nsecret' }, { accessKey: '' }, { region: 'eu secret' }])(
    'with %j is refused before anything is sent, and not repeated',
    (changes) => {
      const place = { kind: 's3', address: 'https://s3.example.org', region: '', bucket: 'b', folder: '', accessKey: 'k', secretKey: 's' } as const
      expect(() => s3Store({ ...place, ...changes })).toThrow(expect.objectContaining({ code: 'refused', message: expect.not.stringContaining('secret') }))
    },
  )

  test.each<Partial<S3Place>>([{ address: 's3.example.org' }, { bucket: 'a/b' }, { bucket: '' }, { bucket: '..' }, { folder: 'a/../../b' }])(
    'like %j is none',
    (changes) => {
      const place = { kind: 's3', address: 'https://s3.example.org', region: '', bucket: 'b', folder: '', accessKey: 'k', secretKey: 's' } as const
      expect(() => s3Store({ ...place, ...changes })).toThrow(expect.objectContaining({ code: 'unsuitable' }))
    },
  )
})
