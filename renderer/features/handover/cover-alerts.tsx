import { useState } from 'react'
import type { Cover } from '../../../shared/contract/handover.ts'
import { Button } from '../../ui/button.tsx'
import { FirstFew } from '../../ui/messages/first-few.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { AdmitLateCoverDialog } from './admit-late-cover.tsx'
import { lateWords, overWords } from './cover-words.ts'
import { EndCoverDialog } from './end-cover.tsx'

/** Cover that an administrator has to do something about: it is over, or somebody wrote on after it was ended. */
export function CoverAlerts({ covers }: { covers: readonly Cover[] }) {
  const [asking, setAsking] = useState<Cover | null>(null)
  const close = () => setAsking(null)
  return (
    <>
      <FirstFew nouns={['cover to end or look at', 'covers to end or look at']}>
        {coversToEnd(covers).map((cover) => (
          <Alert key={`${cover.caseload} ${cover.memberId}`} meaning="needs">
            <p>{cover.state === 'over' ? overWords(cover) : lateWords(cover)}</p>
            <Button kind="link" onPress={() => setAsking(cover)}>
              {cover.state === 'over' ? 'End it' : cover.late === 1 ? 'Let it count' : 'Let them count'}
              <span className="hv-hidden">
                : cover of {cover.caseloadName} by {cover.member}
              </span>
            </Button>
          </Alert>
        ))}
      </FirstFew>
      {asking?.state === 'over' && <EndCoverDialog cover={asking} onClose={close} />}
      {asking?.state === 'ended' && <AdmitLateCoverDialog cover={asking} onClose={close} />}
    </>
  )
}

/** Those that are over or have late work. */
export function coversToEnd(covers: readonly Cover[]): readonly Cover[] {
  return covers.filter(({ state }) => state !== 'running')
}
