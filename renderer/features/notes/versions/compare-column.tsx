import { classNames } from '../../../ui/class-names.ts'
import type { numberChanges } from './word-diff.ts'

export interface CompareColumnProps {
  readonly parts: ReturnType<typeof numberChanges>
  /** The left text shows what was removed from it, the right one what was added. */
  readonly shows: 'removed' | 'added'
  /** The change the reader has come to; 0 before the first. */
  readonly current: number
}

/** One of two texts, its changes marked by words, by underline or strike, and only then by colour. */
export function CompareColumn({ parts, shows, current }: CompareColumnProps) {
  const shown = parts.filter(({ kind }) => kind === 'same' || kind === shows)
  return (
    <p className="hv-reading hv-compare-text">
      {shown.map(({ kind, text, change }, place) => {
        // A text never changes while it is shown, so a part's place is as good as a name.
        const key = `${kind} ${place}`
        if (kind === 'same') return <span key={key}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={key} data-change={change} className={classNames('hv-compare-change', change === current && 'hv-compare-current')}>
            {leadingSpace(text)}
            <span className="hv-compare-word">{kind === 'added' ? 'Added: ' : 'Removed: '}</span>
            {text.trimStart()}
          </Mark>
        )
      })}
    </p>
  )
}

/** The word stands where the changed words begin, not at the end of the line before them. */
const leadingSpace = (text: string): string => text.slice(0, text.length - text.trimStart().length)
