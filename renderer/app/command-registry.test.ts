import { afterEach, describe, expect, test } from 'vitest'
import { addHandler, answering, innermost, openLayer, runCommand, type CommandHandler } from './command-registry.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const handler = (id: CommandHandler['id'], order: number, layer: number, run: () => void = () => {}): CommandHandler => ({ id, order, layer, run })

describe('innermost', () => {
  test('takes the handler furthest in, whatever the order they came in', () => {
    const outer = handler('edit', 1, 0)
    const inner = handler('edit', 2, 0)
    expect(innermost([inner, outer], 'edit', 0)).toBe(inner)
    expect(innermost([outer, inner], 'edit', 0)).toBe(inner)
  })

  test('a dialog shuts out the page behind it, but not locking', () => {
    const page = handler('main-action', 1, 0)
    const lock = handler('lock', 2, 0)
    expect(innermost([page, lock], 'main-action', 7)).toBeNull()
    expect(innermost([page, lock], 'lock', 7)).toBe(lock)
  })

  test('a dialog answers for itself', () => {
    const inDialog = handler('main-action', 3, 7)
    expect(innermost([handler('main-action', 9, 0), inDialog], 'main-action', 7)).toBe(inDialog)
  })
})

test('commands reach the page again once the dialog is closed', () => {
  const done: string[] = []
  stops.push(addHandler(handler('main-action', 1, 0, () => done.push('page'))))
  const close = openLayer(5)
  expect(runCommand('main-action')).toBe(false)
  expect(answering('main-action')).not.toBeNull()
  close()
  expect(runCommand('main-action')).toBe(true)
  expect(done).toEqual(['page'])
})

test('a handler that left is not reached', () => {
  addHandler(handler('book', 1, 0))()
  expect(runCommand('book')).toBe(false)
})
