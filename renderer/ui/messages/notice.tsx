import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import { Button } from '../button.tsx'
import { usePageAfterwards } from '../focus-back.ts'
import { useGoneWithPage } from './gone-with-page.ts'
import './notice.css'

interface Notices {
  readonly show: (words: string, about?: string) => void
  readonly takeBack: (about: string) => void
}

const NoticeContext = createContext<Notices | null>(null)

/** Tells of a failure that has no place on the page, above the status bar, until it is closed or another page is opened. What happened, what is safe, what to do. `about`: of what it may be taken back. */
export function useNotice(): (words: string, about?: string) => void {
  return useNotices().show
}

/** Takes away what is still on screen about that, because it is no longer so. */
export function useTakeNoticeBack(): (about: string) => void {
  return useNotices().takeBack
}

function useNotices(): Notices {
  const notices = useContext(NoticeContext)
  if (notices === null) throw new Error('useNotice outside NoticeProvider')
  return notices
}

/** Holds the one notice of the window. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ readonly words: string; readonly about: string | undefined } | null>(null)
  const notices = useMemo<Notices>(
    () => ({
      show: (words, about) => setShown({ words, about }),
      takeBack: (about) => setShown((now) => (now?.about === about ? null : now)),
    }),
    [],
  )
  useGoneWithPage(shown, () => setShown(null))
  return (
    <NoticeContext value={notices}>
      {children}
      <div className="hv-notices" role="alert" data-react-aria-top-layer="true">
        {shown !== null && <Notice words={shown.words} onClose={() => setShown(null)} />}
      </div>
    </NoticeContext>
  )
}

function Notice({ words, onClose }: { words: string; onClose: () => void }) {
  usePageAfterwards()
  return (
    <Alert meaning="stop">
      <p>{words}</p>
      <Button kind="link" onPress={onClose}>
        Close
      </Button>
    </Alert>
  )
}

export interface AlertProps {
  /** needs: something to settle. stop: a failure, unsafe. calm: what is safe, for reassurance. */
  readonly meaning: 'needs' | 'stop' | 'calm'
  readonly children: ReactNode
}

/** A block of words in the page that must not be missed. Give it `role="alert"` through its parent if it appears later. */
export function Alert({ meaning, children }: AlertProps) {
  return <div className={`hv-alert hv-alert-${meaning}`}>{children}</div>
}
