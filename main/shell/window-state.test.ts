import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseWindowState, placeOnScreens, smallestSize } from './window-state.ts'
import type { Rectangle } from './window-state.ts'

const laptop: Rectangle = { x: 0, y: 0, width: 1366, height: 728 }
const besideIt: Rectangle = { x: 1366, y: 0, width: 1920, height: 1040 }

describe('where the window opens', () => {
  test('the first time in the middle, no larger than the screen', () => {
    expect(placeOnScreens(null, [laptop])).toEqual({ x: 43, y: 0, width: 1280, height: 728 })
  })

  test.each([
    ['125 %', { width: 1093, height: 566 }],
    ['150 %', { width: 911, height: 464 }],
    ['200 %', { width: 683, height: 336 }],
  ])('within the screen of a laptop of 1366 by 768 pixels at %s', (_scale, size) => {
    expect(placeOnScreens(null, [{ x: 0, y: 0, ...size }])).toEqual({ x: 0, y: 0, ...size })
  })

  test('where it was', () => {
    const wanted = { x: 1500, y: 60, width: 1000, height: 700 }
    expect(placeOnScreens(wanted, [laptop, besideIt])).toEqual(wanted)
  })

  test('on the screen that is left when the other was taken away', () => {
    const placed = placeOnScreens({ x: 1500, y: 60, width: 1000, height: 700 }, [laptop])
    expect(placed).toEqual({ x: 183, y: 14, width: 1000, height: 700 })
  })

  test('with its title bar never above the screen', () => {
    expect(placeOnScreens({ x: 100, y: -300, width: 900, height: 600 }, [laptop]).y).toBe(64)
  })

  test('always inside a screen that is large enough for it, and never below its smallest size', () => {
    const number = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: -10, max: 6000 })
    fc.assert(
      fc.property(fc.record({ x: number, y: number, width: size, height: size }), (wanted) => {
        const placed = placeOnScreens(wanted, [laptop, besideIt])
        const inside = [laptop, besideIt].some(
          (area) =>
            placed.x >= area.x &&
            placed.y >= area.y &&
            placed.x + placed.width <= area.x + area.width &&
            placed.y + placed.height <= area.y + area.height,
        )
        expect(inside).toBe(true)
        expect(placed.width).toBeGreaterThanOrEqual(smallestSize.width)
        expect(placed.height).toBeGreaterThanOrEqual(smallestSize.height)
      }),
    )
  })
})

describe('the window’s file', () => {
  const state = { x: 1, y: 2, width: 900, height: 600, maximised: true, zoomLevel: 1.5 }

  test('is read', () => expect(parseWindowState(JSON.stringify(state))).toEqual(state))

  test.each(['', '{', 'null', '{}', JSON.stringify({ ...state, width: '900' }), JSON.stringify({ ...state, zoomLevel: 99 })])(
    'is passed over when it says %s',
    (text) => expect(parseWindowState(text)).toBeNull(),
  )
})
