import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { ButtonRow, Dialog } from '../../ui/messages/dialog.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { FormFault } from '../../ui/forms/form-fault.tsx'

export interface ConfirmDialogProps {
  readonly title: string
  /** Verb and noun: 'End the cover'. */
  readonly button: string
  readonly onClose: () => void
  /** Returns the sentence of what went wrong, or null when it was done. */
  readonly onConfirm: () => Promise<string | null>
  readonly children: ReactNode
}

/** Says what will be, and asks whether it shall. */
export function ConfirmDialog({ title, button, onClose, onConfirm, children }: ConfirmDialogProps) {
  const once = useOneAtATime()
  const [fault, setFault] = useState<string | undefined>(undefined)
  const confirm = async () => {
    const problem = await onConfirm()
    return problem === null ? onClose() : setFault(problem)
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {children}
      <FormFault words={fault} />
      <ButtonRow>
        <Button kind="main" command="final-action" onPress={() => void once(confirm)}>
          {button}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </ButtonRow>
    </Dialog>
  )
}
