import { useEffect, useRef, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { CommandLayer } from '../../app/use-command.tsx'
import './dialog.css'
import { useFocusBack } from '../focus-back.ts'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Set when something is typed inside: Esc then leaves it open, since Esc never clears text. */
  readonly holdsText?: boolean
  /** 'wide' for what needs columns. */
  readonly width?: 'usual' | 'wide'
  readonly children: ReactNode
}

/** A modal dialog. The focus goes to its first field, else to its first button, and comes back when it closes. */
export function Dialog({ title, isOpen, onClose, holdsText = false, width = 'usual', children }: DialogProps) {
  return (
    <ModalOverlay
      className="hv-overlay"
      isOpen={isOpen}
      isDismissable={false}
      isKeyboardDismissDisabled={holdsText}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`hv-dialog hv-dialog-${width}`}>
        <CommandLayer>
          <AriaDialog className="hv-dialog-body">
            <Heading slot="title" level={2} className="hv-dialog-title">
              {title}
            </Heading>
            <FirstFieldFocus>{children}</FirstFieldFocus>
          </AriaDialog>
        </CommandLayer>
      </Modal>
    </ModalOverlay>
  )
}

/** The row of buttons at the end of a dialog or form. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="hv-button-row">{children}</div>
}

function FirstFieldFocus({ children }: { children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null)
  const isGiven = useRef(false)
  useFocusBack()
  // Looked for again until it is there: what the dialog asks may have to be read first.
  useEffect(() => {
    if (isGiven.current) return
    const first =
      content.current?.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea') ?? content.current?.querySelector<HTMLElement>('button')
    first?.focus()
    isGiven.current = first !== undefined && first !== null
  })
  return (
    <div ref={content} className="hv-stack">
      {children}
    </div>
  )
}
