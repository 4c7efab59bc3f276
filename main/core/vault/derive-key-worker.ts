import { parentPort, workerData } from 'node:worker_threads'
import type { DeriveKeyTask } from './derive-key.ts'
import { sodium } from '../common/sodium.ts'

const { passphrase, memory, passes, salt } = workerData as DeriveKeyTask
const key = sodium.crypto_pwhash(32, passphrase, salt, passes, memory, sodium.crypto_pwhash_ALG_ARGON2ID13)
parentPort?.postMessage(key, [key.buffer as ArrayBuffer])
