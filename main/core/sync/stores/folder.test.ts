import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { memoryStore } from '../../../../test/core/memory-store.ts'
import { describeStore } from '../../../../test/servers/store-suite.ts'
import { folderStore } from './folder.ts'
import { openStore } from './open-store.ts'
import { maxObjectBytes } from './store.ts'

const scratch = () => fs.mkdtempSync(path.join(os.tmpdir(), 'haversack-folder-'))

describeStore('a store in memory', async () => {
  const { objects } = memoryStore()
  return { open: () => memoryStore(objects), wrongWays: [], stop: async () => {} }
})

describeStore('a folder', async () => {
  const around = scratch()
  const folder = path.join(around, 'Team sync')
  fs.mkdirSync(folder)
  fs.writeFileSync(path.join(around, 'a file'), '')
  fs.mkdirSync(path.join(folder, 'Our own notes'))
  fs.writeFileSync(path.join(folder, 'Our own notes', '1'), 'not an object')
  const open = (place: string) => () => openStore({ kind: 'folder', path: place }, path.join(around, 'data'))
  return {
    open: open(folder),
    wrongWays: [
      { words: 'a folder that is not there', open: open(path.join(around, 'gone')), fails: 'unreachable' },
      { words: 'a file', open: open(path.join(around, 'a file')), fails: 'unreachable' },
      { words: 'a folder with the data of the application in it', open: open(around), fails: 'unsuitable' },
      { words: 'a folder in the data of the application', open: open(path.join(around, 'data', 'vaults')), fails: 'unsuitable' },
    ],
    stop: async () => fs.rmSync(around, { recursive: true }),
  }
})

describe('a folder', () => {
  const folders: string[] = []
  const newStore = () => {
    const folder = scratch()
    folders.push(folder)
    return { folder, store: folderStore(folder, '/no/data/folder'), file: (name: string) => path.join(folder, name) }
  }
  afterEach(() => {
    vi.restoreAllMocks()
    for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true })
  })

  test('that is taken away is not made anew, by any verb', async () => {
    const { folder, store } = newStore()
    await store.put('data/ab/1', Buffer.from('1'))
    fs.renameSync(folder, `${folder}-away`)
    for (const call of [() => store.list('data/'), () => store.get('data/ab/1'), () => store.put('data/ab/2', Buffer.from('2')), () => store.remove('data/ab/1')]) {
      await expect(call()).rejects.toMatchObject({ code: 'unreachable' })
    }
    expect(fs.existsSync(folder)).toBe(false)
    fs.renameSync(`${folder}-away`, folder)
    expect(await store.list('data/')).toEqual([{ name: 'data/ab/1', size: 1 }])
  })

  test('keeps to itself what is no object: copies of other programs, folders, links, unfinished files', async () => {
    const { store, file } = newStore()
    await store.put('heads/ab.1', Buffer.from('head'))
    for (const name of ['ab.1 (conflicted copy 2026-11-22)', 'ab.1 - Copy', 'AB.1', '.ab.1.swp', 'Thumbs.db', '~ab.1.1']) {
      fs.writeFileSync(file(`heads/${name}`), 'x')
    }
    fs.mkdirSync(file('heads/ab.3'))
    fs.symlinkSync(file('heads/ab.1'), file('heads/ab.4'))
    expect(await store.list('')).toEqual([{ name: 'heads/ab.1', size: 4 }])
    expect(await store.get('heads/ab.3')).toBeNull()
    expect(await store.get('heads/ab.4')).toBeNull()
  })

  test('reads nothing but files: a pipe, a socket or a link under the name of an object is none, and keeps nobody waiting', async () => {
    const { store, file } = newStore()
    await store.put('data/ab/1', Buffer.from('1'))
    execFileSync('mkfifo', [file('data/ab/2')])
    const { promise: listening, resolve } = Promise.withResolvers<void>()
    const socket = net.createServer().listen(file('data/ab/3'), resolve)
    await listening
    fs.symlinkSync(file('data/ab/1'), file('data/ab/4'))
    fs.symlinkSync('/dev/zero', file('data/ab/5'))
    for (const number of [2, 3, 4, 5]) {
      expect(await store.get(`data/ab/${number}`)).toBeNull()
    }
    socket.close()
    expect(await store.list('data/')).toEqual([{ name: 'data/ab/1', size: 1 }])
    // Its owner can put the object again.
    await store.put('data/ab/2', Buffer.from('2'))
    expect(String(Buffer.from((await store.get('data/ab/2')) ?? []))).toBe('2')
  })

  test('is not left by a link in the place of one of its folders', async () => {
    const { folder, store, file } = newStore()
    const elsewhere = scratch()
    folders.push(elsewhere)
    fs.writeFileSync(path.join(elsewhere, '1'), 'own letter')
    fs.mkdirSync(path.join(folder, 'data'))
    fs.symlinkSync(elsewhere, file('data/ab'))
    for (const call of [() => store.list('data/ab/'), () => store.get('data/ab/1'), () => store.put('data/ab/1', Buffer.from('x')), () => store.remove('data/ab/1')]) {
      await expect(call()).rejects.toMatchObject({ code: 'unsuitable' })
    }
    expect(await store.list('data/')).toEqual([])
    expect(fs.readFileSync(path.join(elsewhere, '1'), 'utf8')).toBe('own letter')
  })

  test('may be reached by a link itself', async () => {
    const { folder, store } = newStore()
    const way = `${folder}-link`
    fs.symlinkSync(folder, way)
    folders.push(way)
    await folderStore(way, '/no/data/folder').put('data/ab/1', Buffer.from('1'))
    expect(await store.list('')).toEqual([{ name: 'data/ab/1', size: 1 }])
  })

  test('lists what a server keeps compressed or elsewhere, which its listing may take for links', async () => {
    const { store, file } = newStore()
    await store.put('data/ab/1', Buffer.from('1'))
    const readdir = fs.promises.readdir
    vi.spyOn(fs.promises, 'readdir').mockImplementation((async (...parameters: Parameters<typeof readdir>) => {
      const entries = (await readdir(...parameters)) as unknown as fs.Dirent[]
      for (const entry of entries) Object.assign(entry, { isFile: () => false, isDirectory: () => false, isSymbolicLink: () => true })
      return entries
    }) as unknown as typeof readdir)
    expect(await store.list('data/')).toEqual([{ name: 'data/ab/1', size: 1 }])
    expect(fs.existsSync(file('data/ab/1'))).toBe(true)
  })

  test('hands out no more of a file than an object can have', async () => {
    const { store, file } = newStore()
    fs.mkdirSync(file('data'))
    fs.closeSync(fs.openSync(file('data/1'), 'w'))
    fs.truncateSync(file('data/1'), 10 * maxObjectBytes)
    expect((await store.get('data/1'))?.length).toBe(maxObjectBytes + 1)
  })

  test('loses what a crash left of an object when that is put again, and nothing else', async () => {
    const { store, file } = newStore()
    await store.put('data/1', Buffer.from('1'))
    for (const name of ['~2.1', '~2.2', '~3.1']) fs.writeFileSync(file(`data/${name}`), 'cut sho')
    await store.put('data/2', Buffer.from('whole'))
    expect(fs.readdirSync(file('data')).sort()).toEqual(['1', '2', '~3.1'])
    expect(fs.readFileSync(file('data/2'), 'utf8')).toBe('whole')
  })

  test('has an object under its name only when the disk has all of it', async () => {
    const { store, file } = newStore()
    const rename = fs.promises.rename
    const seen: string[][] = []
    vi.spyOn(fs.promises, 'rename').mockImplementation(async (from, to) => {
      seen.push(fs.readdirSync(path.dirname(String(to))), [fs.readFileSync(from, 'utf8')])
      await rename(from, to)
    })
    await store.put('data/1', Buffer.from('whole'))
    expect(seen).toEqual([['~1.1'], ['whole']])
    expect(fs.readdirSync(file('data'))).toEqual(['1'])
  })

  test.each([
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['EACCES', 'forbidden'],
    ['EPERM', 'forbidden'],
    ['EROFS', 'forbidden'],
    ['EIO', 'unreachable'],
    ['ESTALE', 'unreachable'],
    ['UNKNOWN', 'unreachable'],
    ['ENAMETOOLONG', 'unsuitable'],
  ] as const)('that answers %s is %s, and keeps the object it had', async (code, fault) => {
    const { store, file } = newStore()
    await store.put('data/1', Buffer.from('earlier'))
    vi.spyOn(fs.promises, 'rename').mockRejectedValue(Object.assign(new Error(`${code}: /home/ann/secret`), { code, syscall: 'rename' }))
    const error: unknown = await store.put('data/1', Buffer.from('later')).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'StoreFailure', code: fault, message: `The folder answered ${code}` })
    expect(fs.readdirSync(file('data'))).toEqual(['1'])
    expect(fs.readFileSync(file('data/1'), 'utf8')).toBe('earlier')
  })

  test('that does not answer is given up, and what was begun goes no further', async () => {
    const { folder, file } = newStore()
    const store = folderStore(folder, '/no/data/folder', 50)
    const { promise: stuck, resolve: release } = Promise.withResolvers<void>()
    const open = fs.promises.open
    vi.spyOn(fs.promises, 'open').mockImplementation(async (...parameters) => {
      const handle = await open(...parameters)
      await stuck
      return handle
    })
    await expect(store.put('1', Buffer.from('1'))).rejects.toMatchObject({ code: 'unreachable', message: 'No answer in time' })
    release()
    await vi.waitFor(() => expect(fs.readdirSync(folder)).toEqual([]))
    expect(fs.existsSync(file('1'))).toBe(false)
  })
})
