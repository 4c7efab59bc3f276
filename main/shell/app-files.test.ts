import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resolveAppFile, serveAppFile } from './app-files.ts'

let parent = ''
let folder = ''

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'haversack-app-files-'))
  folder = join(parent, 'renderer')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'index.html'), '<h1>Unlock</h1>')
  await writeFile(join(folder, 'assets/index-1.js'), 'export {}')
  await writeFile(join(parent, 'secret.html'), 'secret')
  await mkdir(join(parent, 'renderer-other'))
  await writeFile(join(parent, 'renderer-other/secret.html'), 'secret')
})

afterAll(() => rm(parent, { recursive: true }))

const get = (url: string, method = 'GET') => serveAppFile(folder, { url, method })

describe('the application’s files', () => {
  test.each([
    ['app://haversack/', 'text/html; charset=utf-8', '<h1>Unlock</h1>'],
    ['app://haversack/index.html?visit=2', 'text/html; charset=utf-8', '<h1>Unlock</h1>'],
    ['app://haversack/assets/index-1.js', 'text/javascript; charset=utf-8', 'export {}'],
  ])('%s is served as %s', async (url, mimeType, text) => {
    const response = await get(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(mimeType)
    expect(await response.text()).toBe(text)
  })

  test.each(['app://haversack/index.html', 'app://haversack/missing.html'])('%s is never stored and runs no inline script', async (url) => {
    const { headers } = await get(url)
    expect(headers.get('Cache-Control')).toBe('no-store')
    const policy = headers.get('Content-Security-Policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe-eval')
  })

  test.each([
    'app://other/index.html',
    'app://haversack/missing.js',
    'app://haversack/assets',
    'app://haversack/assets/',
    'app://haversack/index.html/more.js',
    'app://haversack/../secret.html',
    'app://haversack/%2e%2e/secret.html',
    'app://haversack/..%2fsecret.html',
    'app://haversack/assets/..%2f..%2fsecret.html',
    'app://haversack/..%5csecret.html',
    'app://haversack/..%2frenderer-other/secret.html',
    'app://haversack/%00index.html',
    'app://haversack/%ff.html',
    'app://haversack//etc/passwd',
    'not an address',
  ])('%s is not found', async (url) => expect((await get(url)).status).toBe(404))

  test('only reading is answered', async () => expect((await get('app://haversack/', 'POST')).status).toBe(404))

  test('no address leads out of the folder', () => {
    const part = fc.constantFrom('..', '.', '%2e%2e', '..%2f', '%2f', '\\', '%5c', 'assets', 'secret.html', '~', 'C:', '')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const file = resolveAppFile(folder, `app://haversack/${parts.join('/')}`)
        expect(file === null || file.path.startsWith(`${folder}/`)).toBe(true)
      }),
    )
  })
})
