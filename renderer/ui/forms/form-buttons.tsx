import type { CommandId } from '../../../shared/model/commands.ts'
import { Button } from '../button.tsx'
import { ButtonRow } from '../messages/dialog.tsx'

export interface FormButtonsProps {
  /** Verb and noun: 'Give cover'. */
  readonly send: string
  readonly kind?: 'main' | 'danger'
  /** 'final-action' for what cannot be undone. */
  readonly command?: CommandId
  readonly onCancel: () => void
}

/** The end of a form: what sends it, and the way out. */
export function FormButtons({ send, kind = 'main', command = 'main-action', onCancel }: FormButtonsProps) {
  return (
    <ButtonRow>
      <Button kind={kind} type="submit" command={command}>
        {send}
      </Button>
      <Button onPress={onCancel}>Cancel</Button>
    </ButtonRow>
  )
}
