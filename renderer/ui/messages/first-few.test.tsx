import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { FirstFew } from './first-few.tsx'

const shown = (count: number): string =>
  renderToStaticMarkup(
    <FirstFew nouns={['double booking', 'double bookings']}>
      {Array.from({ length: count }, (_, index) => (
        <p key={index}>Row {index + 1}.</p>
      ))}
    </FirstFew>,
  )

describe('of alerts of one kind', () => {
  test('dozens are folded to the first three, and the others are counted', () => {
    const page = shown(37)
    expect(page.match(/Row \d+\./g)).toEqual(['Row 1.', 'Row 2.', 'Row 3.'])
    expect(page).toContain('And 34 more double bookings')
  })

  test('a fourth is counted in its own words', () => {
    expect(shown(4)).toContain('And 1 more double booking<')
  })

  test('a few stand whole, without a button', () => {
    for (const count of [0, 1, 3]) {
      expect(shown(count).match(/Row \d+\./g) ?? []).toHaveLength(count)
      expect(shown(count)).not.toContain('button')
    }
  })
})
