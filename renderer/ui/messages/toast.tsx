import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react'
import { Button } from '../button.tsx'
import { usePageAfterwards } from '../focus-back.ts'
import { useGoneWithPage } from './gone-with-page.ts'
import './toast.css'

export interface Toast {
  /** A sentence: 'Consultation moved.' Never an error: those are said in place or in a notice. */
  readonly words: string
  /** With it the toast stays until it is closed, the next one comes or another page is opened; Ctrl Z still undoes then. */
  readonly onUndo?: () => void
}

const ToastContext = createContext<((toast: Toast) => void) | null>(null)

/** Shows a sentence above the status bar, one at a time. */
export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext)
  if (show === null) throw new Error('useToast outside ToastProvider')
  return show
}

/** Holds the one toast of the window. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ readonly toast: Toast } | null>(null)
  const show = useCallback((toast: Toast) => setShown({ toast }), [])
  useGoneWithPage(shown, () => setShown(null))
  useEffect(() => {
    if (shown === null || shown.toast.onUndo !== undefined) return undefined
    const timer = setTimeout(() => setShown(null), millisecondsWithoutUndo)
    return () => clearTimeout(timer)
  }, [shown])
  return (
    <ToastContext value={show}>
      {children}
      <output className="hv-toasts" data-react-aria-top-layer="true">
        {shown !== null && <ToastView toast={shown.toast} onClose={() => setShown(null)} />}
      </output>
    </ToastContext>
  )
}

const millisecondsWithoutUndo = 8000

function ToastView({ toast: { words, onUndo }, onClose }: { toast: Toast; onClose: () => void }) {
  usePageAfterwards()
  return (
    <div className="hv-toast">
      <span>{words}</span>
      {onUndo !== undefined && (
        <Button
          kind="link"
          onPress={() => {
            onClose()
            onUndo()
          }}
        >
          Undo
        </Button>
      )}
      <Button kind="link" onPress={onClose}>
        Close
      </Button>
    </div>
  )
}
