import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { bugReport } from './bug-report.ts'

const canary = 'canary-of-the-lantern'

const places = (report: string) => report.split('\n').filter((line) => line.includes('bug-report.test.ts'))

test('says where a bug happened and what kind it was', () => {
  const report = bugReport('people.open', new RangeError('too much'))
  expect(report).toMatch(/^people\.open: RangeError\n/)
  expect(places(report).length).toBeGreaterThan(0)
})

test('names files without the folders they lie in, which tell whose computer it is', () => {
  const lines = [
    `at open (file:///C:/Users/${canary}/AppData/Local/Programs/haversack/resources/app.asar/out/main/core.js:1:2)`,
    `at async Object.<anonymous> (/Users/${canary} (work)/Applications/core.js:3:4)`,
    `at C:\\Users\\${canary} (work)\\haversack\\core.js:5:6`,
    `at file:///home/${canary}/core.js:7:8`,
    `at eval (eval at run (/home/${canary}/core.js:9:1), <anonymous>:1:1)`,
    'at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
  ]
  const error = Object.assign(new Error('x'), { stack: `Error: x\n    ${lines.join('\n    ')}` })
  expect(bugReport('people.open', error).split('\n').slice(1, -1)).toEqual([
    '    at open (core.js:1:2)',
    '    at async Object.<anonymous> (core.js:3:4)',
    '    at core.js:5:6',
    '    at core.js:7:8',
    '    at eval (core.js:9:1), <anonymous>:1:1)',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
  ])
})

test.each([
  ['a message', new Error(`Met ${canary}`)],
  ['a message of several lines that look like places', new Error(`Met\n    at home with ${canary}\n    at ${canary} (12:30:45)`)],
  ['a message that was changed afterwards', Object.assign(new Error(`Met\n    at ${canary}:1:2`), { message: 'other' })],
  ['a name', Object.assign(new Error('x'), { name: canary })],
  ['a cause', new Error('x', { cause: new Error(canary) })],
  ['something that is no error', canary],
])('holds nothing of %s', (_what, error) => {
  expect(bugReport('notes.settle', error)).not.toContain(canary)
})

test('the core process says no more when it falls over', async () => {
  const core = pathToFileURL(join(import.meta.dirname, 'index.ts')).href
  const script = `process.parentPort = { on() {}, postMessage() {} };
    await import(${JSON.stringify(core)}); Promise.reject(new Error(${JSON.stringify(canary)}))`
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, '--', '--data-folder=/nowhere', '--app-version=0'])
  const failure = (await run.catch((error: unknown) => error)) as { code: number; stderr: string }
  expect(failure.code).toBe(1)
  expect(failure.stderr).toMatch(/^core: Error\n/)
  expect(failure.stderr).not.toContain(canary)
})
