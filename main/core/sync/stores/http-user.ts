import { createHash, randomBytes } from 'node:crypto'

/** How users make themselves known to a server: Basic (RFC 7617), or Digest (RFC 7616) where the server asks for that. */
export interface HttpUser {
  /** What the header 'authorization' of such a request says; null: nothing. */
  authorization(method: string, url: URL): string | null
  /**
   * Takes note of how a server that refused a request wants it: its header 'www-authenticate', and what was sent with the
   * request. Answers whether it is worth sending the request once more.
   */
  refused(challenges: string | null, sent: string | null): boolean
}

/** Nobody, if both name and password are empty. */
export function httpUser(name: string, password: string): HttpUser {
  const basic = name === '' && password === '' ? null : `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}`
  let asked: Digest | null = null
  let count = 0
  return {
    authorization(method, url) {
      if (asked === null) return basic
      count += 1
      return digestOf(asked, { name, password, method, uri: url.pathname + url.search, count, clientNonce: randomBytes(16).toString('hex') })
    },
    refused(challenges, sent) {
      const digest = basic === null ? null : bestDigest(challenges ?? '')
      // It was sent already, so the password is wrong, unless the server only says that its nonce is too old.
      if (digest === null || (sent?.startsWith('Digest ') === true && !digest.isStale)) return false
      asked = digest
      count = 0
      return true
    },
  }
}

/** What a server asks for with Digest. */
interface Digest {
  readonly realm: string
  readonly nonce: string
  readonly opaque: string | null
  readonly algorithm: string | null
  readonly hash: 'md5' | 'sha256'
  readonly isSession: boolean
  /** Whether the answer covers a nonce of the client's own and a count (`qop=auth`); older servers know neither. */
  readonly isCounted: boolean
  readonly isStale: boolean
}

interface Answered {
  readonly name: string
  readonly password: string
  readonly method: string
  /** As it is sent. */
  readonly uri: string
  readonly count: number
  /** A nonce of the client's own. */
  readonly clientNonce: string
}

/** The header for one request, as in RFC 7616, section 3.4. */
function digestOf(digest: Digest, { name, password, method, uri, count, clientNonce }: Answered): string {
  const hash = (...parts: readonly string[]): string => createHash(digest.hash).update(parts.join(':'), 'utf8').digest('hex')
  const { realm, nonce, opaque, algorithm, isSession, isCounted } = digest
  const secret = isSession ? hash(hash(name, realm, password), nonce, clientNonce) : hash(name, realm, password)
  const counted = count.toString(16).padStart(8, '0')
  const response = isCounted ? hash(secret, nonce, counted, clientNonce, 'auth', hash(method, uri)) : hash(secret, nonce, hash(method, uri))
  return `Digest ${[
    isAscii(name) ? `username=${quoted(name)}` : `username*=UTF-8''${encodeURIComponent(name)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `response="${response}"`,
    ...(algorithm === null ? [] : [`algorithm=${algorithm}`]),
    ...(opaque === null ? [] : [`opaque=${quoted(opaque)}`]),
    ...(isCounted ? ['qop=auth', `nc=${counted}`] : []),
    ...(isCounted || isSession ? [`cnonce="${clientNonce}"`] : []),
  ].join(', ')}`
}

/** The strongest that is asked for and known here; null: none. */
function bestDigest(challenges: string): Digest | null {
  const known = challengesIn(challenges).flatMap(({ scheme, fields }): Digest[] => {
    const algorithm = fields.get('algorithm') ?? null
    const [, hash, session] = /^(md5|sha-256)(-sess)?$/i.exec(algorithm ?? 'MD5') ?? []
    const [realm, nonce, qop] = [fields.get('realm'), fields.get('nonce'), fields.get('qop')]
    const isCounted = qop?.split(/[\s,]+/).includes('auth') === true
    const isKnown = scheme === 'digest' && hash !== undefined && realm !== undefined && nonce !== undefined && (qop === undefined || isCounted)
    if (!isKnown || ![realm, nonce, fields.get('opaque') ?? ''].every(isAscii)) return []
    return [
      {
        realm,
        nonce,
        opaque: fields.get('opaque') ?? null,
        algorithm,
        hash: hash.toLowerCase() === 'md5' ? 'md5' : 'sha256',
        isSession: session !== undefined,
        isCounted,
        isStale: fields.get('stale')?.toLowerCase() === 'true',
      },
    ]
  })
  return known.find(({ hash }) => hash === 'sha256') ?? known[0] ?? null
}

/** A word followed by '=' is a field of the challenge that the last word without it has begun. */
function challengesIn(header: string): { readonly scheme: string; readonly fields: ReadonlyMap<string, string> }[] {
  const challenges: { scheme: string; fields: Map<string, string> }[] = []
  for (const [, word = '', value] of header.matchAll(/([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*("(?:[^"\\]|\\.)*"|[^\s,]*))?/g)) {
    if (value === undefined) challenges.push({ scheme: word.toLowerCase(), fields: new Map() })
    else challenges.at(-1)?.fields.set(word.toLowerCase(), value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value)
  }
  return challenges
}

/** What a header can carry as it is. */
const isAscii = (text: string): boolean => /^[ -~]*$/.test(text)

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
