import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { httpUser } from './http-user.ts'

const url = new URL('http://www.example.org/dir/index.html?x=1')
const fieldsOf = (header: string | null): Record<string, string> =>
  Object.fromEntries([...(header ?? '').matchAll(/([\w*]+)=("[^"]*"|[^,]*)/g)].map(([, name = '', value = '']) => [name, value.replaceAll('"', '')]))
const hash = (kind: string, ...parts: readonly string[]): string => createHash(kind).update(parts.join(':')).digest('hex')

describe('a user', () => {
  test('is told as Basic where nothing else was asked for, and not at all without a name', () => {
    expect(httpUser('ann', 'pässword').authorization('GET', url)).toBe(`Basic ${Buffer.from('ann:pässword').toString('base64')}`)
    expect(httpUser('', '').authorization('GET', url)).toBeNull()
    expect(httpUser('', '').refused('Digest realm="r", nonce="n"', null)).toBe(false)
  })

  test.each(['Basic realm="r"', '', 'Negotiate', 'Digest realm="r"', 'Digest realm="r", nonce="n", qop="auth-int"', 'Digest realm="r", nonce="n", algorithm=SHA-512-256'])(
    'of whom a server wants %j is not sent again',
    (challenges) => {
      const user = httpUser('ann', 'secret')
      expect(user.refused(challenges, user.authorization('GET', url))).toBe(false)
      expect(user.authorization('GET', url)).toMatch(/^Basic /)
    },
  )

  // The example of RFC 7616, section 3.9.1, for both of its algorithms.
  test.each([
    ['MD5', 'md5'],
    ['SHA-256', 'sha256'],
  ])('answers %s as servers expect it', (algorithm, kind) => {
    const user = httpUser('Mufasa', 'Circle of Life')
    const challenge = `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`
    expect(user.refused(challenge, user.authorization('GET', url))).toBe(true)
    const header = user.authorization('GET', new URL('http://www.example.org/dir/index.html'))
    const { cnonce = '', nc = '', response, ...rest } = fieldsOf(header)
    expect(rest).toEqual({
      username: 'Mufasa',
      realm: 'http-auth@example.org',
      nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
      uri: '/dir/index.html',
      algorithm,
      opaque: 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS',
      qop: 'auth',
    })
    expect(nc).toBe('00000001')
    expect(cnonce).toMatch(/^[0-9a-f]{32}$/)
    const secret = hash(kind, 'Mufasa', 'http-auth@example.org', 'Circle of Life')
    expect(response).toBe(hash(kind, secret, rest['nonce'] ?? '', nc, cnonce, 'auth', hash(kind, 'GET', '/dir/index.html')))
    expect(fieldsOf(user.authorization('GET', url))).toMatchObject({ nc: '00000002', uri: '/dir/index.html?x=1' })
    expect(header).not.toContain('Circle')
  })

  test('takes the strongest that is asked for, of several in one header', () => {
    const user = httpUser('ann', 'secret')
    user.refused('Basic realm="a, Digest realm=b", Digest realm="old", nonce="1", algorithm=MD5, qop="auth", Digest realm="new", nonce="2", qop=auth, algorithm=SHA-256-sess', null)
    const { nonce = '', cnonce = '', nc = '', response, algorithm } = fieldsOf(user.authorization('PUT', url))
    expect(algorithm).toBe('SHA-256-sess')
    const secret = hash('sha256', hash('sha256', 'ann', 'new', 'secret'), nonce, cnonce)
    expect(response).toBe(hash('sha256', secret, '2', nc, cnonce, 'auth', hash('sha256', 'PUT', '/dir/index.html?x=1')))
  })

  test('answers servers of old that count nothing, and such as say no algorithm', () => {
    const user = httpUser('ann', 'secret')
    user.refused('Digest realm="say \\"hi\\"", nonce="1"', null)
    const header = user.authorization('GET', url)
    expect(header).toContain('realm="say \\"hi\\""')
    expect(header).not.toMatch(/qop|nc=|cnonce|algorithm/)
    expect(header).toContain(`response="${hash('md5', hash('md5', 'ann', 'say "hi"', 'secret'), '1', hash('md5', 'GET', '/dir/index.html?x=1'))}"`)
  })

  test('with letters that no header carries is sent encoded', () => {
    const user = httpUser('Zoë', 'secret')
    user.refused('Digest realm="r", nonce="1", qop="auth"', null)
    expect(user.authorization('GET', url)).toContain("username*=UTF-8''Zo%C3%AB, ")
  })

  test('is asked again where the number was too old, and not where the password is wrong', () => {
    const user = httpUser('ann', 'secret')
    user.refused('Digest realm="r", nonce="1", qop="auth"', null)
    const sent = user.authorization('GET', url)
    expect(user.refused('Digest realm="r", nonce="2", qop="auth", stale=FALSE', sent)).toBe(false)
    expect(fieldsOf(user.authorization('GET', url))).toMatchObject({ nonce: '1', nc: '00000002' })
    expect(user.refused('Digest realm="r", nonce="2", qop="auth", stale=TRUE', sent)).toBe(true)
    expect(fieldsOf(user.authorization('GET', url))).toMatchObject({ nonce: '2', nc: '00000001' })
  })
})
