import { z } from 'zod'

/** A rectangle of the desktop, in pixels that do not depend on the screen's scale. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const stateSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  maximised: z.boolean(),
  /** Chromium's zoom level: 0 is 100%, each step 20% more or less. */
  zoomLevel: z.number().min(-8).max(9),
})

/** How the window stood when it was last closed. */
export type WindowState = z.output<typeof stateSchema>

/** Less than a screen of 1366 by 768 pixels has at 200 %, without its taskbar: the foot of a window that does not fit is out of reach. */
export const smallestSize = { width: 640, height: 320 } as const
const firstSize = { width: 1280, height: 800 } as const
/** As much of the window as a hand needs to find and drag it. */
const enoughToGrasp = 100

/** What the window's file says; null if it says nothing usable. */
export function parseWindowState(text: string): WindowState | null {
  try {
    return stateSchema.safeParse(JSON.parse(text)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/**
 * Where to open the window, given the work areas of the screens there are now, the main one first: where it was,
 * made to fit; in the middle of the main screen if it would be out of reach, as when a second screen was taken away.
 */
export function placeOnScreens(wanted: Rectangle | null, workAreas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  const area = wanted && workAreas.find((candidate) => canGrasp(wanted, candidate))
  if (!wanted || !area) return centred(wanted ?? firstSize, workAreas[0])
  const { width, height } = fitted(wanted, area)
  return {
    x: between(area.x, wanted.x, area.x + area.width - width),
    y: between(area.y, wanted.y, area.y + area.height - height),
    width,
    height,
  }
}

function centred(size: { width: number; height: number }, area: Rectangle): Rectangle {
  const { width, height } = fitted(size, area)
  return {
    x: area.x + Math.max(0, Math.floor((area.width - width) / 2)),
    y: area.y + Math.max(0, Math.floor((area.height - height) / 2)),
    width,
    height,
  }
}

function fitted(size: { width: number; height: number }, area: Rectangle): { width: number; height: number } {
  return {
    width: Math.max(smallestSize.width, Math.min(size.width, area.width)),
    height: Math.max(smallestSize.height, Math.min(size.height, area.height)),
  }
}

function canGrasp(window: Rectangle, area: Rectangle): boolean {
  const sharedWidth = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const titleBarIsInside = window.y >= area.y && window.y < area.y + area.height - enoughToGrasp
  return sharedWidth >= enoughToGrasp && titleBarIsInside
}

function between(lowest: number, value: number, highest: number): number {
  return Math.max(lowest, Math.min(value, highest))
}
