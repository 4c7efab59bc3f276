import { useCore } from '../../../api/core-context.tsx'
import { useRead } from '../../../api/use-read.ts'
import { useToday } from '../../../api/use-today.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { momentInSentence } from '../../../ui/moment-words.ts'
import { Alert } from '../../../ui/messages/notice.tsx'
import { useToast } from '../../../ui/messages/toast.tsx'
import { useAlertAnswer } from '../../../ui/messages/use-alert-answer.ts'

/** When a team sheet was shown whose page was left or locked before its team began; null: none was. */
export function useSheetWithoutTeam(): number | null {
  return useRead('team.sheetWithoutTeam', {}).value ?? null
}

/** Says that such a sheet opens nothing: in a safe it would be taken for the one that does. */
export function SheetWithoutTeam({ shownAt, canBegin }: { shownAt: number; canBegin: boolean }) {
  const core = useCore()
  const today = useToday()
  const showToast = useToast()
  const answer = useAlertAnswer('team.sheetWithoutTeam')
  const destroyed = async () => {
    const reply = await core.call('team.sheetDestroyed', {})
    // No record of a person is changed, so it is no part of the undo pile.
    if (reply.ok) showToast({ words: 'You are not reminded of that sheet any more.', onUndo: () => void answer(core.call('team.sheetNotDestroyed', { shownAt })) })
    return reply
  }
  return (
    <Alert meaning="needs">
      <p>
        Your team has not begun: the sheet that was shown {momentInSentence(shownAt, today)} was not typed back. It opens nothing. Destroy the paper, so that nobody takes it for the
        real one.
      </p>
      <div className="hv-line-up">
        <Button onPress={() => void answer(destroyed())}>It is destroyed</Button>
        {canBegin && (
          <ButtonLink kind="link" href="/sync/set-up">
            Set up sync
          </ButtonLink>
        )}
      </div>
    </Alert>
  )
}
