import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isOwnFolder } from './own-folder.ts'

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'haversack-own-')))
const at = (...steps: string[]) => path.join(root, ...steps)
fs.mkdirSync(at('home', 'Haversack', 'vaults'), { recursive: true })
fs.mkdirSync(at('home', 'Haversack sync'))
fs.symlinkSync(at('home', 'Haversack', 'vaults'), at('link in'))
fs.symlinkSync(at('home'), at('link around'))
afterAll(() => fs.rmSync(root, { recursive: true }))

test.each([
  ['home/Haversack', true],
  ['home/Haversack/', true],
  ['home/Haversack/vaults', true],
  ['home/Haversack/not there/yet', true],
  ['home/Haversack sync/../Haversack', true],
  ['home', true],
  ['', true],
  ['link in', true],
  ['link around', true],
  ['link around/Haversack/sync', true],
  ['home/Haversack sync', false],
  ['home/Haversack2', false],
  ['link around/Haversack sync', false],
  ['not there', false],
  ['..Haversack', false],
])('%j: %s', async (folder, isOwn) => expect(await isOwnFolder(at(folder), at('home', 'Haversack'))).toBe(isOwn))

test('the root of the disk holds everything', async () => expect(await isOwnFolder('/', at('home', 'Haversack'))).toBe(true))

test('a data folder behind a link is found, and one that is not there yet', async () => {
  expect(await isOwnFolder(at('home', 'Haversack'), at('link around', 'Haversack'))).toBe(true)
  expect(await isOwnFolder(at('new'), at('new', 'Haversack'))).toBe(true)
})
