import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { useGoneWithPage } from './gone-with-page.ts'
import './notice.css'

const NoticeContext = createContext<((words: string) => void) | null>(null)

/** Tells of a failure that has no place on the page, above the status bar, until it is closed or another page is opened. What happened, what is safe, what to do. */
export function useNotice(): (words: string) => void {
  const show = useContext(NoticeContext)
  if (show === null) throw new Error('useNotice outside NoticeProvider')
  return show
}

/** Holds the one notice of the window. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ readonly words: string } | null>(null)
  const show = useCallback((words: string) => setShown({ words }), [])
  useGoneWithPage(shown, () => setShown(null))
  return (
    <NoticeContext value={show}>
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
