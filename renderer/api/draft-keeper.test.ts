import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDraftKeeper } from './draft-keeper.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('keeping a draft', () => {
  test('the first key after a pause is kept at once', async () => {
    const saved: string[] = []
    const keeper = createDraftKeeper<string>(async (content) => saved.push(content) > 0)
    keeper.keep('a')
    expect(saved).toEqual(['a'])
    await vi.advanceTimersByTimeAsync(60_000)
    keeper.keep('ab')
    expect(saved).toEqual(['a', 'ab'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saved).toEqual(['a', 'ab'])
  })

  test('steady typing is kept four times a second: never more than a quarter of a second of it is only on the page', async () => {
    const saved: string[] = []
    const keeper = createDraftKeeper<string>(async (content) => saved.push(content) > 0)
    for (let n = 1; n <= 100; n++) {
      keeper.keep('x'.repeat(n))
      await vi.advanceTimersByTimeAsync(50)
      expect(n - (saved.at(-1)?.length ?? 0)).toBeLessThanOrEqual(250 / 50)
    }
    expect(saved.length).toBeLessThanOrEqual(1 + 5000 / 250)
    await vi.advanceTimersByTimeAsync(250)
    expect(saved.at(-1)).toBe('x'.repeat(100))
  })

  test('what is typed while a keeping lasts long is kept as soon as it ends, in one keeping', async () => {
    const saved: string[] = []
    let answer: (kept: boolean) => void = () => undefined
    const keeper = createDraftKeeper<string>((content) => {
      saved.push(content)
      return new Promise((resolve) => (answer = resolve))
    })
    for (const text of ['a', 'ab', 'abc', 'abcd']) {
      keeper.keep(text)
      await vi.advanceTimersByTimeAsync(300)
    }
    expect(saved).toEqual(['a'])
    answer(true)
    await vi.advanceTimersByTimeAsync(0)
    expect(saved).toEqual(['a', 'abcd'])
    answer(true)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(saved).toEqual(['a', 'abcd'])
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

  test('while it fails it is tried every five seconds, however much is typed, and then with the newest text', async () => {
    let full = true
    const tried: string[] = []
    const keeper = createDraftKeeper<string>(async (content) => {
      tried.push(content)
      return !full
    })
    for (let n = 1; n <= 100; n++) {
      keeper.keep('x'.repeat(n))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(tried).toHaveLength(3)
    full = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(tried.at(-1)).toBe('x'.repeat(100))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tried).toHaveLength(4)
  })

  test('a keeping that lasts long and then fails is tried once more, however much was typed meanwhile', async () => {
    const answers: ((kept: boolean) => void)[] = []
    const keeper = createDraftKeeper<string>(() => new Promise((resolve) => answers.push(resolve)))
    for (let n = 1; n <= 50; n++) {
      keeper.keep('x'.repeat(n))
      await vi.advanceTimersByTimeAsync(100)
    }
    answers[0]?.(false)
    await vi.advanceTimersByTimeAsync(4_900)
    expect(answers).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(100)
    expect(answers).toHaveLength(2)
    answers[1]?.(false)
    await vi.advanceTimersByTimeAsync(100)
    expect(answers).toHaveLength(2)
  })

  test('what is typed while a keeping fails is not overtaken by the older text', async () => {
    const saved: string[] = []
    let answer: (kept: boolean) => void = () => undefined
    const keeper = createDraftKeeper<string>((content) => {
      saved.push(content)
      return new Promise((resolve) => (answer = resolve))
    })
    keeper.keep('old')
    keeper.keep('new')
    answer(false)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(saved).toEqual(['old', 'new'])
  })

  test('a text that is given up is given up at once, and nothing waiting counts as kept', async () => {
    const save = vi.fn(async () => true)
    const keeper = createDraftKeeper<string | null>(save)
    keeper.keep('text')
    keeper.keep(null)
    expect(await keeper.flush()).toBe(true)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(save.mock.calls).toEqual([['text'], [null]])
    expect(await keeper.flush()).toBe(true)
  })

  test('a giving up that failed is tried again, and the text does not come back', async () => {
    const answers = [false, false, true]
    const save = vi.fn(async (_content: string | null) => answers.shift() ?? true)
    const keeper = createDraftKeeper<string | null>(save)
    keeper.keep(null)
    expect(await keeper.flush()).toBe(false)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(save.mock.calls).toEqual([[null], [null], [null]])
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
    await vi.advanceTimersByTimeAsync(5_000)
    answers[1]?.(true)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(save.mock.calls).toEqual([['text'], [null]])
  })
})
