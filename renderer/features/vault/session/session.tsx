import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { LockReason } from '../../../../shared/contract/bridge.ts'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useRead } from '../../../api/use-read.ts'
import { App } from '../../../app/app.tsx'
import { useCommand } from '../../../app/use-command.tsx'
import type { FrameData } from '../../../app/frame/frame.tsx'
import { useLockTimer } from '../../../app/lock-timer.ts'
import { LockWarning } from '../../../app/frame/lock-warning.tsx'
import { useMatchedRoute } from '../../../app/routes.tsx'
import { followDisplay } from '../../../app/theme.ts'
import { UndoProvider, type TakeBack } from '../../../app/undo.tsx'
import { flushAll } from '../../../api/unsaved.ts'
import { TakeInFiles } from '../../referrals/take-in-files.tsx'
import { SearchCommand } from '../../search/search-command.tsx'
import { SyncCommands } from '../../sync/sync-commands.tsx'
import { BarePage } from '../bare-page.tsx'
import { useFrameData } from './frame-data.ts'
import { lockCaseload } from './lock-caseload.ts'
import { SaveNow } from './save-now.tsx'
import { redirection, type SessionState } from './session-address.ts'
import { useComputerSettings } from './use-computer-settings.ts'

type OnLock = FrameData['onLock']

/** From the start of the window to its lock: the pages before opening, then the frame with the pages of the open caseload. */
export function Session() {
  const core = useCore()
  const { value: open } = useRead('vault.current', {})
  const { value: vaults, loading } = useRead('vault.list', {})
  const [isLocking, setLocking] = useState(false)
  const isBare = useMatchedRoute()?.route.bare === true
  const isOpen = open !== undefined && open !== null
  const onLock = useCallback<OnLock>(
    (reason, kept) => {
      setLocking(true)
      void lockCaseload(core, kept).then(() => window.haversack.locked(reason))
    },
    [core],
  )
  const frame = useFrameData(isOpen, onLock)

  if (open === undefined || loading) return null
  // What was on screen goes at once: the backup that a lock may make takes a moment.
  if (isLocking) return <Locking />
  return (
    <CaseloadUndo>
      <Display isOpen={isOpen} />
      <Redirection isOpen={isOpen} isCodeConfirmed={open?.recoveryConfirmed === true} isEmpty={vaults?.length === 0} />
      {isOpen && <SaveNow />}
      {isOpen && !isBare && <TakeInFiles />}
      {isOpen && !isBare && <SearchCommand />}
      {isOpen && !isBare && <SyncCommands />}
      {isOpen && isBare && <BareLock onLock={onLock} />}
      {!isOpen && <LockAnswer />}
      <App frame={frame} />
    </CaseloadUndo>
  )
}

function Locking() {
  return (
    <main>
      <BarePage title="Locking…" help="Haversack is closing the caseload.">
        <p>What you typed is kept. Haversack is closing the caseload and makes the day’s backup if there is none yet.</p>
      </BarePage>
    </main>
  )
}

function CaseloadUndo({ children }: { children: ReactNode }) {
  const core = useCore()
  const takeBack = useCallback<TakeBack>(
    async (token) => {
      const reply = await core.call('changes.undo', { token })
      if (reply.ok) return { ok: true, token: reply.value.token }
      const { code } = reply.error
      const words = code === 'changed_since' ? 'This was changed again since, so it cannot be undone. Nothing was done: look at it, and change it there.' : faultSentence(reply.error)
      return { ok: false, words, mayTryAgain: code === 'disk_full' || code === 'read_only' }
    },
    [core],
  )
  return <UndoProvider takeBack={takeBack}>{children}</UndoProvider>
}

function Display({ isOpen }: { isOpen: boolean }) {
  const { theme, roomyRows } = useComputerSettings(isOpen)
  useLayoutEffect(() => followDisplay({ theme, roomy: roomyRows }), [theme, roomyRows])
  return null
}

function Redirection({ isOpen, isCodeConfirmed, isEmpty }: Omit<SessionState, 'hasPage' | 'isArrival'>) {
  const [location, navigate] = useLocation()
  const isArrival = useRef(true)
  const hasPage = useMatchedRoute() !== null
  useEffect(() => {
    const target = redirection(location, { isOpen, isCodeConfirmed, isEmpty, hasPage, isArrival: isArrival.current })
    isArrival.current = false
    if (target !== null) navigate(target, { replace: true })
  }, [location, isOpen, isCodeConfirmed, isEmpty, hasPage, navigate])
  return null
}

/** What the frame does for its pages, for those that an open caseload shows without it. */
function BareLock({ onLock }: { onLock: OnLock }) {
  const { idleMinutes } = useComputerSettings()
  const keepThenLock = useCallback(async (reason: LockReason) => onLock(reason, await flushAll()), [onLock])
  const lockWhenIdle = useCallback(() => void keepThenLock('idle'), [keepThenLock])
  const secondsLeft = useLockTimer(idleMinutes, lockWhenIdle)
  useCommand('lock', () => void keepThenLock('asked'))
  useEffect(() => window.haversack.onLockRequest((reason) => void keepThenLock(reason)), [keepThenLock])
  return <LockWarning secondsLeft={secondsLeft} />
}

/** While nothing is open the shell need not wait. */
function LockAnswer() {
  useEffect(() => window.haversack.onLockRequest((reason) => window.haversack.locked(reason)), [])
  return null
}
