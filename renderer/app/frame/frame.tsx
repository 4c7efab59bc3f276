import { useCallback, useEffect, useReducer, useRef, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { LockReason } from '../../../shared/contract/bridge.ts'
import { flushAll, type FlushOutcome } from '../../api/unsaved.ts'
import { useGoneWithPage } from '../../ui/messages/gone-with-page.ts'
import { helpAlone, useMedia } from '../../ui/media.ts'
import { useNotice } from '../../ui/messages/notice.tsx'
import { changeHelp, innermostHelp, PageHelpContext, type HelpTexts } from '../../ui/page-help.ts'
import { useCommand } from '../use-command.tsx'
import './frame.css'
import { HelpPanel } from './help-panel.tsx'
import { useHistoryKeys, useScrollMemory } from '../history.ts'
import { KeysHelp } from './keys-help.tsx'
import { useLockTimer } from '../lock-timer.ts'
import { LockWarning } from './lock-warning.tsx'
import { usePagesAhead } from '../pages-ahead.ts'
import { Palette, type PaletteProps } from '../palette.tsx'
import { RecordSlotContext } from './person-band.tsx'
import { places, type TopPlace } from '../places.ts'
import { StatusBar, type StatusBarProps } from './status-bar.tsx'
import { TopBar, type TopBarProps } from './top-bar.tsx'
import { setVisit, useVisit } from '../visit.ts'

export interface FrameData {
  /** Null while they are not known. */
  readonly counts: TopBarProps['counts']
  readonly status: StatusBarProps
  readonly palette: Omit<PaletteProps, 'isOpen' | 'onClose'>
  readonly idleMinutes: number
  /** Locks the caseload. What was typed has been kept, or `kept` says that it could not be. */
  readonly onLock: (reason: LockReason, kept: FlushOutcome) => void
}

export interface FrameProps extends FrameData {
  readonly children: ReactNode
}

/** What stands round every page of an open caseload: top bar, band of the person, help, status bar, lock and the keys for all of it. */
export function Frame({ counts, status, palette, idleMinutes, onLock, children }: FrameProps) {
  const [help, tellHelp] = useReducer(changeHelp, noHelp)
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [recordSlot, setRecordSlot] = useState<HTMLElement | null>(null)
  const scroller = useRef<HTMLElement>(null)
  const isVisit = useVisit()
  const [, navigate] = useLocation()
  const isHelpAlone = useMedia(helpAlone)
  const [wasHelpAlone, setWasHelpAlone] = useState(isHelpAlone)
  if (isHelpAlone !== wasHelpAlone) {
    setWasHelpAlone(isHelpAlone)
    // Beside the page it was an addition; in a window made narrow it would hide what is worked on.
    if (isHelpAlone) setHelpOpen(false)
  }

  const keepThenLock = useKeepThenLock(onLock)
  const lockWhenIdle = useCallback(() => void keepThenLock('idle'), [keepThenLock])
  const secondsLeft = useLockTimer(idleMinutes, lockWhenIdle)

  useGoneWithPage(isHelpOpen && isHelpAlone ? inPlaceOfPage : null, () => setHelpOpen(false))
  usePagesAhead()
  useScrollMemory(scroller)
  useHistoryKeys()
  usePrintKey()
  useCommand('palette', () => setOpen('palette'))
  useCommand('keys', () => setOpen('keys'))
  useCommand('help', () => setHelpOpen(!isHelpOpen))
  useCommand('lock', () => void keepThenLock('asked'))
  useCommand('person-can-see', () => setVisit(!isVisit))
  // Records and the week answer with a person or a time already filled in; everywhere else both are chosen in the form.
  useCommand('book', () => navigate('/book'))

  return (
    <div className="hv-frame">
      {places.map((place) => (
        <PlaceCommand key={place.command} place={place} />
      ))}
      <TopBar counts={counts} onFind={() => setOpen('palette')} onHelp={() => setHelpOpen(true)} onLock={() => void keepThenLock('asked')} />
      <div ref={setRecordSlot} className="hv-frame-record" />
      <div className="hv-frame-middle">
        <main ref={scroller} className="hv-frame-main" data-scroller="" data-region="page">
          <RecordSlotContext value={recordSlot}>
            <PageHelpContext value={tellHelp}>{children}</PageHelpContext>
          </RecordSlotContext>
        </main>
        {isHelpOpen && <HelpPanel help={innermostHelp(help)} onKeys={() => setOpen('keys')} onClose={() => setHelpOpen(false)} />}
      </div>
      <StatusBar {...status} />
      <LockWarning secondsLeft={secondsLeft} />
      <Palette {...palette} isOpen={open === 'palette'} onClose={() => setOpen(null)} />
      <KeysHelp isOpen={open === 'keys'} onClose={() => setOpen(null)} />
    </div>
  )
}

const noHelp: HelpTexts = new Map()

/** Help in a narrow window: open any longer, it would hide the next page. */
const inPlaceOfPage = {}

function PlaceCommand({ place }: { place: TopPlace }) {
  const [, navigate] = useLocation()
  useCommand(place.command, () => navigate(place.href))
  return null
}

/** Keeps what is typed and then locks. Asked for by hand, text that could not be kept stays on screen, where it says why. */
function useKeepThenLock(onLock: FrameData['onLock']): (reason: LockReason) => Promise<void> {
  const keepThenLock = useCallback(
    async (reason: LockReason) => {
      const kept = await flushAll()
      if (reason === 'asked' && kept === 'not_saved') return
      setVisit(false)
      onLock(reason, kept)
    },
    [onLock],
  )
  useEffect(() => window.haversack.onLockRequest((reason) => void keepThenLock(reason)), [keepThenLock])
  return keepThenLock
}

function usePrintKey(): void {
  const showNotice = useNotice()
  const print = async () => {
    const outcome = await window.haversack.printPage()
    if (outcome === 'failed') showNotice('The page was not printed. Nothing is lost. Check the printer, then print again.')
  }
  useCommand('print', () => void print())
}
