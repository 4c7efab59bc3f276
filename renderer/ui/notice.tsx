import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { useGoneWithPage } from './gone-with-page.ts'
import './notice.css'

interface Notices {
  readonly show: (words: string) => void
  readonly takeBack: (words: string) => void
}

const NoticeContext = createContext<Notices | null>(null)

/** Tells of a failure that has no place on the page, above the status bar, until it is closed or another page is opened. What happened, what is safe, what to do. */
export function useNotice(): (words: string) => void {
  return useNotices().show
}

/** Takes these words away, where they are still on screen, because they are no longer so. */
export function useTakeNoticeBack(): (words: string) => void {
  return useNotices().takeBack
}

function useNotices(): Notices {
  const notices = useContext(NoticeContext)
  if (notices === null) throw new Error('useNotice outside NoticeProvider')
  return notices
}

/** Holds the one notice of the window. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ readonly words: string } | null>(null)
  const notices = useMemo<Notices>(
    () => ({
      show: (words) => setShown({ words }),
      takeBack: (words) => setShown((now) => (now?.words === words ? null : now)),
    }),
    [],
  )
  useGoneWithPage(shown, () => setShown(null))
  return (
    <NoticeContext value={notices}>
      {children}
      <div className="hv-notices" role="alert" data-react-aria-top-layer="true">
        {shown !== null && (
          <Alert meaning="stop">
            <p>{shown.words}</p>
            <Button kind="link" onPress={() => setShown(null)}>
              Close
            </Button>
          </Alert>
        )}
      </div>
    </NoticeContext>
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
