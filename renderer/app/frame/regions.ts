import { useEffect } from 'react'
import { useCommand } from '../use-command.tsx'

/**
 * F6 and Shift F6 go round the regions of the page: every element with a `data-region` attribute that holds no
 * other region. Each region is entered where it was left.
 */
export function useRegionKeys(): void {
  useCommand('next-region', () => goToRegion(1))
  useCommand('previous-region', () => goToRegion(-1))
  useEffect(() => {
    document.addEventListener('focusin', rememberFocus)
    return () => document.removeEventListener('focusin', rememberFocus)
  }, [])
}

/** The region to go to: the next or previous one, round the ends; from outside, the first or the last. */
export function nextRegion(count: number, current: number, step: 1 | -1): number {
  if (current === -1) return step === 1 ? 0 : count - 1
  return (current + step + count) % count
}

const lastFocus = new WeakMap<Element, HTMLElement>()

function goToRegion(step: 1 | -1): void {
  const regions = leafRegions()
  const current = regions.findIndex((region) => region.contains(document.activeElement))
  const first = nextRegion(regions.length, current, step)
  for (let tries = 0; tries < regions.length; tries += 1) {
    const region = regions[(first + tries * step + regions.length * tries) % regions.length]
    if (region !== undefined && focusInside(region)) return
  }
}

function leafRegions(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.querySelector('[data-region]') === null && region.checkVisibility(),
  )
}

function focusInside(region: HTMLElement): boolean {
  const remembered = lastFocus.get(region)
  const target = remembered?.isConnected === true && region.contains(remembered) ? remembered : region.querySelector<HTMLElement>(focusable)
  target?.focus()
  return target !== null && document.activeElement === target
}

function rememberFocus(event: FocusEvent): void {
  const target = event.target
  if (!(target instanceof HTMLElement)) return
  const region = target.closest('[data-region]')
  if (region !== null) lastFocus.set(region, target)
}

const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]'
