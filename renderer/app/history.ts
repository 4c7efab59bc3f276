import { useLayoutEffect, type RefObject } from 'react'
import { useLocation, type AroundNavHandler } from 'wouter'
import type { Place } from '../ui/place.ts'
import { nextNumber } from './command-registry.ts'
import { useCommand } from './use-command.tsx'
import { flushAll } from '../api/unsaved.ts'

/** What is typed is kept before the page goes; if it cannot be kept, the page stays, since it says why. */
export const keepThenNavigate: AroundNavHandler = (navigate, to, options) => {
  const keepThenLeave = async () => {
    if ((await flushAll()) === 'not_saved') return
    const step = options?.replace === true ? currentStep() : nextNumber()
    navigate(to, { ...options, state: { step } })
  }
  void keepThenLeave()
}

/** Back and forward by their keys and the menu bar. */
export function useHistoryKeys(): void {
  useCommand('back', () => void keepThenGo(-1))
  useCommand('forward', () => void keepThenGo(1))
}

/** The place of the history step on screen. It lives in memory alone and is gone after the lock. */
export function currentPlace(): Place {
  return memoryOf(currentStep()).place
}

/** Keeps the scroll position of each step of the history, and returns to it once the page is long enough again. */
export function useScrollMemory(scroller: RefObject<HTMLElement | null>): void {
  // Every move of the history renders this again.
  useLocation()
  const step = currentStep()
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const memory = memoryOf(step)
    const wanted = memory.scroll
    let isReturning = wanted > 0
    element.scrollTo({ top: wanted })
    const onScroll = () => {
      if (!isReturning) memory.scroll = element.scrollTop
    }
    const tryAgain = new ResizeObserver(() => {
      if (!isReturning) return
      element.scrollTo({ top: wanted })
      if (Math.abs(element.scrollTop - wanted) < 1) stopReturning()
    })
    const stopReturning = () => {
      isReturning = false
      tryAgain.disconnect()
    }
    for (const child of element.children) tryAgain.observe(child)
    element.addEventListener('scroll', onScroll, { passive: true })
    for (const sign of handsOn) element.addEventListener(sign, stopReturning, { once: true, passive: true })
    return () => {
      stopReturning()
      element.removeEventListener('scroll', onScroll)
      for (const sign of handsOn) element.removeEventListener(sign, stopReturning)
    }
  }, [step, scroller])
}

/** Remembers the rows of a list, in its order, for 'next in the list you came from'. Call when a row is opened. */
export function rememberList(hrefs: readonly string[]): void {
  listCameFrom = hrefs
}

/** Ctrl PgDn and Ctrl PgUp go to the neighbours of this page in the list it was opened from. */
export function useListNeighbours(href: string): void {
  const [, navigate] = useLocation()
  const here = listCameFrom.indexOf(href)
  const next = here === -1 ? undefined : listCameFrom[here + 1]
  const previous = here === -1 ? undefined : listCameFrom[here - 1]
  // Replacing keeps Back one step away from the list.
  useCommand('next-in-list', () => navigate(next ?? href, { replace: true }), { enabled: next !== undefined })
  useCommand('previous-in-list', () => navigate(previous ?? href, { replace: true }), { enabled: previous !== undefined })
}

interface StepMemory {
  readonly place: Place
  scroll: number
}

const memories = new Map<number, StepMemory>()
let listCameFrom: readonly string[] = []

const handsOn = ['wheel', 'keydown', 'pointerdown'] as const

async function keepThenGo(steps: -1 | 1): Promise<void> {
  if ((await flushAll()) === 'saved') history.go(steps)
}

function memoryOf(step: number): StepMemory {
  const known = memories.get(step)
  if (known !== undefined) return known
  const fresh: StepMemory = { place: emptyPlace(), scroll: 0 }
  memories.set(step, fresh)
  return fresh
}

function emptyPlace(): Place {
  const rows = new Map<string, string>()
  return {
    rowIn: (table) => rows.get(table),
    rememberRow: (table, rowKey) => rows.set(table, rowKey),
    hasRow: () => rows.size > 0,
  }
}

function currentStep(): number {
  const state: unknown = history.state
  const hasStep = typeof state === 'object' && state !== null && 'step' in state && typeof state.step === 'number'
  return hasStep ? Number(state.step) : 0
}
