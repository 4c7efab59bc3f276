import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { narrowest, useMedia, usePrinting } from '../media.ts'

/** Above this many rows only those in sight are drawn. */
const rowsDrawnInFull = 100

export interface GridRows {
  /**
   * The rows to draw, `focused` among them even when it is scrolled out of sight, for Tab would not reach the table
   * without it; `start` in pixels from the top of the body, null when they simply follow each other.
   */
  readonly indexes: (focused: number) => readonly { readonly index: number; readonly start: number | null }[]
  /** Height of the body in pixels, null when the rows give it. */
  readonly height: number | null
  readonly measure: (element: HTMLElement | null) => void
  readonly reveal: (index: number) => void
  /** How many rows fit into the window, less one so that a row seen before stays. */
  readonly page: () => number
}

/** Decides which rows of a long table are drawn. In print, and when nothing sticks, it is all of them. */
export function useGridRows(table: RefObject<HTMLTableElement | null>, count: number): GridRows {
  const isPrinting = usePrinting()
  const isNarrowest = useMedia(narrowest)
  const isVirtual = count > rowsDrawnInFull && !isPrinting && !isNarrowest
  const kept = useRef(-1)
  const [offset, setOffset] = useState(0)

  useLayoutEffect(() => {
    const body = table.current?.tBodies[0]
    const scroller = scrollerOf(table.current)
    if (!isVirtual || body === undefined || scroller === null) return
    setOffset(Math.round(body.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop))
  }, [table, isVirtual, count])

  // oxlint-disable-next-line react/incompatible-library -- the rows that it gives are drawn here and handed to nothing that remembers them
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    enabled: isVirtual,
    getScrollElement: () => scrollerOf(table.current),
    estimateSize: () => rowHeight(table.current),
    scrollMargin: offset,
    // The sticky head covers this much.
    scrollPaddingStart: rowHeight(table.current) + 8,
    overscan: 8,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range)
      const extra = kept.current
      if (extra < 0 || extra >= count || inSight.includes(extra)) return inSight
      return [...inSight, extra].toSorted((a, b) => a - b)
    },
  })

  return {
    indexes: (focused) => {
      if (!isVirtual) return Array.from({ length: count }, (_, index) => ({ index, start: null }))
      // Before the rows are asked for: where the order has just changed, the row stands elsewhere than in the last drawing.
      kept.current = focused
      return virtualizer.getVirtualItems().map(({ index, start }) => ({ index, start: start - offset }))
    },
    height: isVirtual ? virtualizer.getTotalSize() : null,
    measure: isVirtual ? virtualizer.measureElement : ignore,
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    page: () => Math.max(1, Math.floor((scrollerOf(table.current)?.clientHeight ?? 0) / rowHeight(table.current)) - 2),
  }
}

function ignore(): void {}

function scrollerOf(table: HTMLTableElement | null): HTMLElement | null {
  return table?.closest<HTMLElement>('[data-scroller]') ?? null
}

function rowHeight(table: HTMLTableElement | null): number {
  const row = table?.tHead?.rows[0]
  return row === undefined || row.offsetHeight === 0 ? 32 : Number.parseFloat(getComputedStyle(row).minHeight) || 32
}
