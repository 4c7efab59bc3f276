import type { MyCover } from '../../../shared/contract/handover.ts'
import { useCore } from '../../api/core-context.tsx'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { useHeadingAfterwards } from '../../ui/focus-back.ts'
import { Alert } from '../../ui/messages/notice.tsx'
import { useAlertAnswer } from '../../ui/messages/use-alert-answer.ts'
import { useShownCaseload } from '../caseload/use-shown-caseload.ts'
import { coveredByWords, coversOfMine, myCoverWords } from './cover-words.ts'

/** Says to whoever gives cover for whom and until when, with the way there, and once that it has ended; and to whoever is covered by whom. */
export function MyCovers() {
  return (
    <>
      <Covered />
      <Covering />
    </>
  )
}

function Covered() {
  const { value: team } = useRead('team.current', {})
  const { value: covers = [] } = useRead('handover.covers', {}, { enabled: team !== undefined && team !== null })
  const { choices } = useShownCaseload()
  const own = choices.find(({ isOwn }) => isOwn)?.id
  return coversOfMine(covers, own, team?.memberId ?? '').map((cover) => (
    <Alert key={cover.memberId} meaning="calm">
      <p>{coveredByWords(cover)}</p>
    </Alert>
  ))
}

function Covering() {
  const { value: covers = [] } = useRead('handover.myCovers', {})
  const { shown, choices, show } = useShownCaseload()
  const isElsewhere = ({ caseload }: MyCover): boolean => shown !== caseload && choices.some(({ id }) => id === caseload)
  return covers.map((cover) => (
    <Alert key={cover.caseload} meaning="calm">
      <p>{myCoverWords(cover)}</p>
      {cover.state === 'ended' && <EndRead cover={cover} />}
      {cover.state === 'running' && isElsewhere(cover) && <ShowCovered cover={cover} show={show} />}
    </Alert>
  ))
}

function ShowCovered({ cover: { caseload, caseloadName }, show }: { cover: MyCover; show: (caseload: string) => Promise<void> }) {
  useHeadingAfterwards()
  return (
    <Button kind="link" onPress={() => void show(caseload)}>
      Show the caseload<span className="hv-hidden"> {caseloadName}</span>
    </Button>
  )
}

function EndRead({ cover: { caseload, caseloadName } }: { cover: MyCover }) {
  const core = useCore()
  const answer = useAlertAnswer('handover.myCovers')
  return (
    <Button kind="link" onPress={() => void answer(core.call('handover.coverEndRead', { caseload }))}>
      Close<span className="hv-hidden"> what is said of the caseload {caseloadName}</span>
    </Button>
  )
}
