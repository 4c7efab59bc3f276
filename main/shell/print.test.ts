import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeWhole } from './print.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haversack-print-'))
})

afterEach(() => rm(folder, { recursive: true }))

const bytes = (text: string) => new TextEncoder().encode(text)

describe('writing a file whole', () => {
  test('replaces what was there and leaves nothing else', async () => {
    const path = join(folder, 'Summary.pdf')
    await writeFile(path, 'old')
    expect(await writeWhole(path, bytes('new'))).toBe('saved')
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await readdir(folder)).toEqual(['Summary.pdf'])
  })

  test('says so when the folder is gone', async () => {
    expect(await writeWhole(join(folder, 'gone', 'Summary.pdf'), bytes('new'))).toBe('failed')
  })

  test('leaves nothing behind when it fails', async () => {
    const taken = join(folder, 'Summary.pdf')
    await mkdir(taken)
    expect(await writeWhole(taken, bytes('new'))).toBe('failed')
    expect(await readdir(folder)).toEqual(['Summary.pdf'])
  })
})
