import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDraftKeeper } from './draft-keeper.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('keeping a draft', () => {
  test('steady typing is kept within a second, with the newest text', async () => {
    const saved: string[] = []
    const keeper = createDraftKeeper<string>(async (content) => saved.push(content) > 0)
    for (let n = 1; n <= 10; n++) {
      keeper.keep('x'.repeat(n))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(saved[0]).toBe('xxxxx')
    await vi.advanceTimersByTimeAsync(500)
    expect(saved.at(-1)).toBe('x'.repeat(10))
  })

  test('what could not be kept is tried again until it is', async () => {
    let full = true
    const saved: string[] = []
    const keeper = createDraftKeeper<string>(async (content) => {
      if (!full) saved.push(content)
      return !full
    })
    keeper.keep('text')
    expect(await keeper.flush()).toBe(false)
    full = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(saved).toEqual(['text'])
  })

  test('what is typed while a keeping fails is not overtaken by the older text', async () => {
    const saved: string[] = []
    let answer: (kept: boolean) => void = () => undefined
    const keeper = createDraftKeeper<string>((content) => {
      saved.push(content)
      return new Promise((resolve) => (answer = resolve))
    })
    keeper.keep('old')
    const flushed = keeper.flush()
    keeper.keep('new')
    answer(false)
    await flushed
    await vi.advanceTimersByTimeAsync(500)
    expect(saved).toEqual(['old', 'new'])
  })

  test('a text that is given up is given up at once, and nothing waiting counts as kept', async () => {
    const save = vi.fn(async () => true)
    const keeper = createDraftKeeper<string | null>(save)
    keeper.keep('text')
    keeper.keep(null)
    expect(await keeper.flush()).toBe(true)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(save.mock.calls).toEqual([[null]])
    expect(await keeper.flush()).toBe(true)
  })

  test('a giving up that failed is tried again, and the text does not come back', async () => {
    const answers = [false, true]
    const save = vi.fn(async (_content: string | null) => answers.shift() ?? true)
    const keeper = createDraftKeeper<string | null>(save)
    keeper.keep(null)
    expect(await keeper.flush()).toBe(false)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(save.mock.calls).toEqual([[null], [null]])
  })

  test('a flush waits for a keeping under way, and tries again at once where that fails', async () => {
    const answers: ((kept: boolean) => void)[] = []
    const keeper = createDraftKeeper<string>(() => new Promise((resolve) => answers.push(resolve)))
    keeper.keep('text')
    await vi.advanceTimersByTimeAsync(500)
    const flushed = keeper.flush()
    answers[0]?.(false)
    await vi.advanceTimersByTimeAsync(0)
    expect(answers).toHaveLength(2)
    answers[1]?.(false)
    expect(await flushed).toBe(false)
  })

  test('what was given up while its keeping failed does not come back', async () => {
    const answers: ((kept: boolean) => void)[] = []
    const save = vi.fn((_content: string | null) => new Promise<boolean>((resolve) => answers.push(resolve)))
    const keeper = createDraftKeeper<string | null>(save)
    keeper.keep('text')
    await vi.advanceTimersByTimeAsync(500)
    keeper.keep(null)
    answers[0]?.(false)
    await vi.advanceTimersByTimeAsync(500)
    answers[1]?.(true)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(save.mock.calls).toEqual([['text'], [null]])
  })
})
