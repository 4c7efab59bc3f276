import { Fragment, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/use-read.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { Button } from '../../ui/button.tsx'
import { allHalfWritten } from './half-written-words.ts'

const shownAtFirst = 3

/** One quiet line about the forms that were left half full, by a lock, a crash or by going elsewhere, with the way back to each. */
export function HalfWrittenLine() {
  const { value: kept = [] } = useRead('drafts.list', {})
  const readAgain = useReadAgain()
  const [isWhole, setWhole] = useState(false)
  useEffect(() => {
    // Typing changes nothing of the caseload, so that nobody else has it read again.
    void readAgain('drafts.list')
  }, [readAgain])
  const all = allHalfWritten(kept)
  if (all.length === 0) return null
  const shown = isWhole ? all : all.slice(0, shownAtFirst)
  return (
    <p className="hv-secondary hv-not-in-print">
      Begun and not finished:{' '}
      {shown.map(({ words, href }, index) => (
        <Fragment key={`${href} ${words}`}>
          {index > 0 && '; '}
          <Link href={href}>{words}</Link>
        </Fragment>
      ))}
      {all.length > shownAtFirst && (
        <>
          {' '}
          <Button kind="link" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
            {isWhole ? 'Show fewer' : `and ${all.length - shownAtFirst} more`}
          </Button>
        </>
      )}
    </p>
  )
}
