import { useStaffName } from '../../../api/use-staff-name.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonRow, Dialog } from '../../../ui/messages/dialog.tsx'

export interface SignForAnotherProps {
  /** Who began the draft, by name. */
  readonly begunBy: string
  readonly onClose: () => void
  readonly onSign: () => void
}

/** Asks before somebody signs what a colleague began: it is final, and stands in the signer's name. */
export function SignForAnother({ begunBy, onClose, onSign }: SignForAnotherProps) {
  const name = useStaffName()(begunBy)
  const sign = () => {
    onClose()
    onSign()
  }
  return (
    <Dialog title={`Sign what ${name} began`} isOpen onClose={onClose}>
      <p>You sign all of it in your name, and signing is final. The note still says that {name} began it; Compare shows what {name} wrote. If {name} is to sign it, leave it as a draft.</p>
      <ButtonRow>
        <Button kind="main" command="final-action" onPress={sign}>
          Sign in my name
        </Button>
        <Button onPress={onClose}>Leave it as a draft</Button>
      </ButtonRow>
    </Dialog>
  )
}
