import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sodium } from '../../common/sodium.ts'
import { sha256 } from '../../common/bytes.ts'
import {
  decodeRun,
  encodeRun,
  isRunSigned,
  lastSeqOf,
  mostReadableBytes,
  mostReadableLines,
  signRun,
  tipOfRun,
  type Run,
  type RunLine,
} from './run.ts'
import { firstTip, nextTip } from './tip.ts'

const vaultId = '0'.repeat(32)
const author = '1'.repeat(32)
const scope = '2'.repeat(32)
const keys = sodium.crypto_sign_seed_keypair(Buffer.alloc(32, 5))
const sign = (message: Uint8Array) => sodium.crypto_sign_detached(message, keys.privateKey)

const lineOf = (text: string): RunLine => ({ text, digest: sha256(Buffer.from(text)) })
const change = (seq: number, value: unknown) => lineOf(JSON.stringify([seq, 1024 + seq, 'contact', 'k', 'details', null, [], value]))
const erased = (line: RunLine): RunLine => ({ text: null, digest: line.digest })

const signed = (run: Omit<Run, 'signature'>): Run => ({
  ...run,
  signature: signRun({ vaultId, scope: run.scope, author: run.author, lastSeq: lastSeqOf(run), tip: tipOfRun(run) }, sign),
})
const runOf = (values: readonly unknown[], from = 1): Run =>
  signed({
    author,
    scope,
    from,
    prev: from === 1 ? firstTip(vaultId, scope, author) : Buffer.alloc(32, 4),
    lines: values.map((value, index) => change(from + index, value)),
  })

const noPause = () => Promise.resolve()
const decode = (content: Uint8Array) => decodeRun(content, noPause)
const decodeText = (text: string) => decode(Buffer.from(text))
const isSigned = (run: Run) => isRunSigned(run, vaultId, keys.publicKey)
const refused = { ok: false, error: { code: 'not_understood' } }

const values = fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1, maxLength: 12 })
const from = fc.integer({ min: 1, max: 1_000_000 })

describe('a run', () => {
  test('reads back as written, signed, and gives the same bytes again', async () => {
    await fc.assert(
      fc.asyncProperty(values, from, fc.array(fc.boolean()), async (values, from, gone) => {
        const run = runOf(values, from)
        const kept = { ...run, lines: run.lines.map((line, index) => (gone[index] === true ? erased(line) : line)) }
        const bytes = encodeRun(kept)
        const decoded = await decode(bytes)
        expect(decoded).toMatchObject({ ok: true, value: kept })
        if (!decoded.ok) return
        expect(encodeRun(decoded.value)).toEqual(bytes)
        expect(isSigned(decoded.value)).toBe(true)
        expect(lastSeqOf(decoded.value)).toBe(from + values.length - 1)
      }),
    )
  })

  test('keeps its signature when neighbours are packed into one, signed as the second was', () => {
    const first = runOf(['a', 'b'])
    const second = signed({ author, scope, from: 3, prev: tipOfRun(first), lines: [change(3, 'c'), change(4, 'd')] })
    const packed = { ...first, lines: [...first.lines, ...second.lines], signature: second.signature }
    expect(isSigned(packed)).toBe(true)
  })

  test('tells in its tip what a chain step by step would', () => {
    const run = runOf(['a', 'b', 'c'])
    expect(tipOfRun(run)).toEqual(run.lines.reduce((tip, line) => nextTip(tip, line.digest), run.prev))
  })
})

describe('the signature fails', () => {
  const run = runOf(['a', 'b', 'c'], 7)

  test.each<[string, Partial<Run>]>([
    ['a changed line', { lines: [change(7, 'a'), change(8, 'x'), change(9, 'c')] }],
    ['a line less', { lines: run.lines.slice(0, 2) }],
    ['a line more', { lines: [...run.lines, change(10, 'd')] }],
    ['another order', { lines: run.lines.toReversed() }],
    ['another author', { author: '3'.repeat(32) }],
    ['another scope', { scope: 'roster' }],
    ['another place', { from: 8 }],
    ['another tip before', { prev: Buffer.alloc(32, 6) }],
    ['another erased line', { lines: [...run.lines.slice(0, 2), erased(change(9, 'x'))] }],
    ['another signature', { signature: Buffer.alloc(64, 1) }],
  ])('with %s', (_, change) => {
    expect(isSigned(run)).toBe(true)
    expect(isSigned({ ...run, ...change })).toBe(false)
  })

  test('in another vault and with another key', () => {
    expect(isRunSigned(run, '9'.repeat(32), keys.publicKey)).toBe(false)
    const other = sodium.crypto_sign_seed_keypair(Buffer.alloc(32, 6))
    expect(isRunSigned(run, vaultId, other.publicKey)).toBe(false)
  })

  test('for a run from the first change that starts at another tip', () => {
    expect(isSigned(signed({ ...runOf(['a']), prev: Buffer.alloc(32, 4) }))).toBe(false)
  })

  test('with any bit of the content changed, if it can be read at all', async () => {
    const bytes = encodeRun(run)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const copy = Uint8Array.from(bytes)
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const decoded = await decode(copy)
      expect(decoded.ok && isSigned(decoded.value)).toBe(false)
    }
  })
})

describe('is not understood', () => {
  const text = Buffer.from(encodeRun(runOf(['a', 'b']))).toString()
  const [opening = '', first = '', second = '', closing = ''] = text.split('\n')
  const text2 = (lines: readonly string[]) => [opening, ...lines, closing].join('\n')

  test('whole, it is', async () => expect((await decodeText(text2([first, second]))).ok).toBe(true))

  test.each([
    ['nothing', ''],
    ['one line', opening],
    ['no lines of the log', text2([])],
    ['an empty line', text2([first, '', second])],
    ['a line feed at the end', `${text}\n`],
    ['a line feed before', `\n${text}`],
    ['lines fed otherwise', text.replaceAll('\n', '\r\n')],
    ['a mark before', `\ufeff${text}`],
    ['a gap in the seqs', text2([first, second.replace('[2,', '[3,')])],
    ['a seq twice', text2([first, first])],
    ['lines from elsewhere', text2([second])],
    ['a line that is none', text2([first, '[2]'])],
    ['a line not as JSON is written here', text2([first, second.replace(',', ', ')])],
    ['more in an erased line', text2([first, `{"d":"${'A'.repeat(43)}","x":1}`])],
    ['too short a digest', text2([first, `{"d":"${'A'.repeat(42)}"}`])],
    ['a digest not as written here', text2([first, `{"d":"${'A'.repeat(42)}B"}`])],
    ['more in the first line', text.replace('{"author"', '{"x":1,"author"')],
    ['more in the last line', text.replace('"}', '","x":1}')],
    ['fields in another order', text.replace(/^\{("author":"\w+"),("scope":"\w+")/, '{$2,$1')],
    ['another form of author', text.replace('1111', 'AAAA')],
    ['another form of scope', text.replace('2222', '')],
    ['a from of nought', text.replace('"from":1', '"from":0')],
    ['a from that is no number', text.replace('"from":1', '"from":"1"')],
    ['too short a tip', text.replace(/"prev":"../, '"prev":"')],
    ['too short a signature', text.replace(/"sig":"../, '"sig":"')],
    ['null', 'null\nnull\nnull'],
    ['nesting that would break the reader', text2([`[1,1,"a","b","c",null,[],${'['.repeat(9999)}${']'.repeat(9999)}]`])],
  ])('%s', async (_, other) => {
    expect(other).not.toBe(text)
    expect(await decodeText(other)).toEqual(refused)
  })

  test('cut anywhere', async () => {
    for (let length = 0; length < text.length; length++) expect(await decodeText(text.slice(0, length))).toEqual(refused)
  })

  test('with bytes that are no UTF-8', async () => {
    const bytes = Buffer.from(text)
    bytes[text.indexOf('"a"]') + 1] = 0xff
    expect(await decode(bytes)).toEqual(refused)
  })

  test('with seqs beyond the safe integers', async () => {
    const run = { ...runOf(['a', 'b']), from: Number.MAX_SAFE_INTEGER }
    expect(await decode(encodeRun({ ...run, lines: run.lines.map(erased) }))).toEqual(refused)
  })
})

describe('limits', () => {
  const lines = (count: number) => Array.from({ length: count }, () => erased(change(1, 'a')))

  test('hold for writer and reader alike', async () => {
    const most = encodeRun({ ...runOf(['a']), lines: lines(mostReadableLines) })
    expect((await decode(most)).ok).toBe(true)
    const parts = Buffer.from(most).toString().split('\n')
    expect(await decodeText(parts.toSpliced(1, 0, parts[1] ?? '').join('\n'))).toEqual(refused)
    expect(() => encodeRun({ ...runOf(['a']), lines: lines(mostReadableLines + 1) })).toThrow()
    expect(() => encodeRun({ ...runOf(['a']), lines: [] })).toThrow()
    expect(() => encodeRun(runOf(['x'.repeat(mostReadableBytes)]))).toThrow()
    expect(await decode(Buffer.alloc(mostReadableBytes + 1))).toEqual(refused)
  })

  test('a long run is read with pauses, a short one without', async () => {
    let pauses = 0
    const pause = async () => void pauses++
    await decodeRun(encodeRun(runOf(['a', 'b'])), pause)
    expect(pauses).toBe(0)
    await decodeRun(encodeRun(runOf(Array(40).fill('x'.repeat(50_000)))), pause)
    expect(pauses).toBe(6)
  })
})

test('the format never drifts', () => {
  const run = runOf(['a', 'b'])
  const bytes = encodeRun({ ...run, lines: [erased(change(1, 'a')), change(2, 'b')] })
  expect(Buffer.from(bytes).toString()).toBe(
    [
      '{"author":"11111111111111111111111111111111","scope":"22222222222222222222222222222222","from":1,"prev":"NoTeEL1FclRU1p6d2rEqd5NFQcs43lkTf0Q1eKqcF6w"}',
      '{"d":"JLwJgpVX79_8QpEulntsc9WjTBpsYy-gBb2s26csx-0"}',
      '[2,1026,"contact","k","details",null,[],"b"]',
      '{"sig":"pSdqOkNBwd7xUeD7QPhcyh4tLocjJuwZrr9ZlXZXQdsvLhmKkm2r_UCBFpmROh2dswbgDNFlTzPloJ_ph4HdBg"}',
    ].join('\n'),
  )
})
