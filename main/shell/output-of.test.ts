import { expect, test } from 'vitest'
import { outputOf } from './output-of.ts'

const outputOfScript = (script: string, options = {}): Promise<string | null> => outputOf(process.execPath, ['-e', script], options)

test('what a program writes is told, and nothing where it writes nothing or fails', async () => {
  expect(await outputOfScript("process.stdout.write('PROXY a:80')")).toBe('PROXY a:80')
  expect(await outputOfScript('')).toBeNull()
  expect(await outputOfScript("process.stdout.write('PROXY a:80'); process.exitCode = 1")).toBeNull()
})

test.each(['/nowhere/program', 'refused at once\0'])('a program that cannot be started writes nothing (%j)', async (program) => {
  expect(await outputOf(program, [], {})).toBeNull()
})

test('a program that is no longer wanted is ended', async () => {
  const closing = new AbortController()
  const output = outputOfScript('setInterval(() => null, 1000)', { signal: closing.signal })
  closing.abort()
  expect(await output).toBeNull()
})
