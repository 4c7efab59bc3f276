import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { useHeadingAfterwards } from '../../ui/focus-back.ts'
import { momentInSentence } from '../../ui/moment-words.ts'
import { Alert, useNotice } from '../../ui/notice.tsx'

/** When a team sheet was shown whose page was left or locked before its team began; null: none was. */
export function useSheetWithoutTeam(): number | null {
  return useRead('team.sheetWithoutTeam', {}).value ?? null
}

/** Says that such a sheet opens nothing: in a safe it would be taken for the one that does. */
export function SheetWithoutTeam({ shownAt, canBegin }: { shownAt: number; canBegin: boolean }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const showNotice = useNotice()
  const today = useToday()
  useHeadingAfterwards()
  const destroyed = async () => {
    const reply = await core.call('team.sheetDestroyed', {})
    if (!reply.ok) showNotice(faultSentence(reply.error))
    return readAgain('team.sheetWithoutTeam')
  }
  return (
    <Alert meaning="needs">
      <p>
        Your team has not begun: the sheet that was shown {momentInSentence(shownAt, today)} was not typed back. It opens nothing. Destroy the paper, so that nobody takes it for the
        real one.
      </p>
      <div className="hv-line-up">
        <Button onPress={() => void destroyed()}>It is destroyed</Button>
        {canBegin && (
          <ButtonLink kind="link" href="/sync/set-up">
            Set up sync
          </ButtonLink>
        )}
      </div>
    </Alert>
  )
}
