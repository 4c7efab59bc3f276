import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeStore } from '../../../../test/servers/store-suite.ts'
import { memoryStore } from '../../../../test/core/memory-store.ts'
import { folderStore } from './folder.ts'

const scratch = () => fs.mkdtempSync(path.join(os.tmpdir(), 'haversack-folder-'))

describeStore('a store in memory', async () => {
  const { objects } = memoryStore()
  return { open: () => memoryStore(objects), wrongWays: [], stop: async () => {} }
})

describeStore('a folder', async () => {
  const folder = scratch()
  return {
    open: () => folderStore(path.join(folder), '/no/data/folder'),
    wrongWays: [],
    stop: async () => fs.rmSync(folder, { recursive: true }),
  }
})
