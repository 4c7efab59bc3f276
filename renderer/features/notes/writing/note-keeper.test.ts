import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { TypedNote } from '../../../../shared/contract/notes.ts'
import { createNoteKeeper, type KeeperParts, type KeeperState } from './note-keeper.ts'

const start: TypedNote = {
  body: {
    noteKind: 'general',
    aboutDate: '2026-11-23',
    aboutTime: null,
    minutes: null,
    text: '',
    nextStep: null,
    nextStepBy: null,
    consultationId: null,
  },
  flags: { aboutSomeoneElse: false, safeguardingNote: false, notToBeShared: false },
  base: [],
  flagsBase: [],
}
const writing = (text: string) => ({ body: { ...start.body, text }, flags: start.flags })

const keeping = (overrides: Partial<KeeperParts> = {}) => {
  const kept: TypedNote[] = []
  const states: KeeperState[] = []
  let settled = 0
  const keeper = createNoteKeeper(start, 1, {
    keep: async (typed) => {
      kept.push(typed)
      return { ok: true, value: { savedAt: kept.length } }
    },
    settle: async () => {
      settled += 1
      return { ok: true, value: { base: [['device', settled, 'check']], flagsBase: [], left: false, apart: null } }
    },
    onState: (state) => states.push(state),
    ...overrides,
  })
  return { keeper, kept, states, texts: () => kept.map(({ body }) => body.text), settled: () => settled }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('keeping a note while it is written', () => {
  test('keeps the first key at once, and steady typing within a quarter of a second', async () => {
    const { keeper, texts } = keeping()
    keeper.write(writing('x'))
    await vi.advanceTimersByTimeAsync(0)
    expect(texts()).toEqual(['x'])
    for (let letter = 2; letter <= 40; letter += 1) {
      keeper.write(writing('x'.repeat(letter)))
      await vi.advanceTimersByTimeAsync(50)
      expect(letter - (texts().at(-1)?.length ?? 0)).toBeLessThanOrEqual(250 / 50)
    }
    await vi.advanceTimersByTimeAsync(250)
    expect(texts().at(-1)).toBe('x'.repeat(40))
  })

  test('settles after five minutes of rest, and goes on from there', async () => {
    const { keeper, kept, settled } = keeping()
    keeper.write(writing('One'))
    await vi.advanceTimersByTimeAsync(4 * 60_000)
    expect(settled()).toBe(0)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(settled()).toBe(1)
    keeper.write(writing('Two'))
    await keeper.keepNow()
    expect(kept.at(-1)?.base).toEqual([['device', 1, 'check']])
  })

  test('leaving keeps and settles; leaving again does nothing', async () => {
    const { keeper, texts, settled } = keeping()
    keeper.write(writing('One'))
    expect(await keeper.settleNow()).toBe('saved')
    expect(await keeper.settleNow()).toBe('saved')
    expect(texts()).toEqual(['One'])
    expect(settled()).toBe(1)
  })

  test('a draft that was opened and not touched is settled when it is left', async () => {
    const { keeper, texts, settled } = keeping()
    expect(await keeper.settleNow()).toBe('saved')
    expect(texts()).toEqual([])
    expect(settled()).toBe(1)
  })

  test('what cannot be kept is not left, and says why until it can be', async () => {
    let isFull = true
    const { keeper, states, settled } = keeping({
      keep: async () => (isFull ? { ok: false, error: { code: 'disk_full' } } : { ok: true, value: { savedAt: 9 } }),
    })
    keeper.write(writing('One'))
    expect(await keeper.settleNow()).toBe('not_saved')
    expect(states.at(-1)?.fault?.code).toBe('disk_full')
    expect(settled()).toBe(0)
    isFull = false
    expect(await keeper.settleNow()).toBe('saved')
    expect(states.at(-1)).toMatchObject({ savedAt: 9, fault: null })
    expect(settled()).toBe(1)
  })

  test('what could not be kept is kept once there is room again, though nobody types or asks any more', async () => {
    let isFull = true
    const { keeper, states } = keeping({
      keep: async () => (isFull ? { ok: false, error: { code: 'disk_full' } } : { ok: true, value: { savedAt: 9 } }),
    })
    keeper.write(writing('One'))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(states.at(-1)).toMatchObject({ savedAt: 1, fault: { code: 'disk_full' } })
    isFull = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(states.at(-1)).toMatchObject({ savedAt: 9, fault: null })
  })

  test('what could not be kept when the page was left by force is kept once there is room again', async () => {
    let isFull = true
    const texts: string[] = []
    const { keeper } = keeping({
      keep: async (typed) => {
        if (isFull) return { ok: false, error: { code: 'disk_full' } }
        texts.push(typed.body.text)
        return { ok: true, value: { savedAt: 9 } }
      },
    })
    keeper.write(writing('One'))
    expect(await keeper.settleNow()).toBe('not_saved')
    isFull = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(texts).toEqual(['One'])
  })

  test('what was being typed about somebody who was erased meanwhile is said once and not tried again', async () => {
    let tries = 0
    const { keeper, states } = keeping({
      keep: async () => {
        tries += 1
        return { ok: false, error: { code: 'not_found' } }
      },
    })
    keeper.write(writing('One'))
    await vi.advanceTimersByTimeAsync(60_000)
    keeper.write(writing('Two'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(states.at(-1)?.fault?.code).toBe('not_found')
    expect(tries).toBe(1)
  })

  test('what is typed while it is being kept is kept next', async () => {
    const releases: (() => void)[] = []
    const texts: string[] = []
    const { keeper } = keeping({
      keep: (typed) =>
        new Promise((resolve) => {
          texts.push(typed.body.text)
          releases.push(() => resolve({ ok: true, value: { savedAt: texts.length } }))
        }),
    })
    keeper.write(writing('One'))
    await vi.advanceTimersByTimeAsync(300)
    keeper.write(writing('Two'))
    await vi.advanceTimersByTimeAsync(300)
    expect(texts).toEqual(['One'])
    releases.shift()?.()
    await vi.advanceTimersByTimeAsync(1)
    expect(texts).toEqual(['One', 'Two'])
  })

  test('says what its writer has before them, to tell what came from another computer', async () => {
    const { keeper } = keeping()
    expect(keeper.state().base).toEqual([])
    keeper.write(writing('One'))
    await keeper.settleNow()
    expect(keeper.state().base).toEqual([['device', 1, 'check']])
  })

  test('a note that was signed meanwhile is kept no more: what was typed is another note', async () => {
    const { keeper, states, texts } = keeping({
      settle: async () => ({ ok: true, value: { base: [], flagsBase: [], left: false, apart: 'another note' } }),
    })
    keeper.write(writing('One'))
    expect(await keeper.settleNow()).toBe('saved')
    expect(states.at(-1)?.apart).toBe('another note')
    keeper.write(writing('Two'))
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(texts()).toEqual(['One'])
  })

  test('a key pressed while the note is being signed does not bring it back as a draft', async () => {
    const { keeper, texts } = keeping()
    keeper.write(writing('One'))
    let answer: (reply: { ok: boolean }) => void = () => undefined
    const signed: string[] = []
    const signing = keeper.sign(({ body }) => {
      signed.push(body.text)
      return new Promise<{ ok: boolean }>((resolve) => (answer = resolve))
    })
    await vi.advanceTimersByTimeAsync(300)
    keeper.write(writing('One and'))
    await vi.advanceTimersByTimeAsync(300)
    answer({ ok: true })
    await signing
    await vi.advanceTimersByTimeAsync(60_000)
    expect(signed).toEqual(['One'])
    expect(texts()).toEqual(['One'])
  })

  test('what is typed while signing is refused is kept', async () => {
    const { keeper, texts } = keeping()
    await keeper.sign(async () => {
      keeper.write(writing('More'))
      return { ok: false }
    })
    await vi.advanceTimersByTimeAsync(300)
    expect(texts()).toEqual(['More'])
  })

  test('a signed or deleted note is not kept any more', async () => {
    const { keeper, texts, settled } = keeping()
    keeper.write(writing('One'))
    await vi.advanceTimersByTimeAsync(0)
    keeper.write(writing('Two'))
    keeper.stop()
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(await keeper.settleNow()).toBe('saved')
    expect(texts()).toEqual(['One'])
    expect(settled()).toBe(0)
  })
})
