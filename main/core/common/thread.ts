import { Worker } from 'node:worker_threads'

/**
 * The file of a worker thread that lies beside `importer` (an `import.meta.url`): the TypeScript source when
 * run from source, the bundled file of the same name otherwise.
 */
export function threadFile(importer: string, name: string): URL {
  return new URL(`./${name}${importer.endsWith('.ts') ? '.ts' : '.js'}`, importer)
}

/**
 * Runs a worker thread that posts one message, and gives that message. The thread is gone afterwards, and
 * with it the memory that held its input.
 */
export function runThread<Answer>(file: URL, workerData: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData })
    let answer: { readonly value: Answer } | null = null
    worker.once('message', (value: Answer) => {
      answer = { value }
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (answer === null) reject(new Error(`A worker thread ended without an answer (${code})`))
      else resolve(answer.value)
    })
  })
}
