import { formatStaffName } from '../../../shared/rules/person-name.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow, Dialog } from '../../ui/dialog.tsx'

export interface SignForAnotherProps {
  /** Who began the draft, by name. */
  readonly begunBy: string
  readonly onClose: () => void
  readonly onSign: () => void
}

/** Asks before somebody signs what a colleague began: it is final, and stands in the signer's name. */
export function SignForAnother({ begunBy, onClose, onSign }: SignForAnotherProps) {
  const name = formatStaffName(begunBy)
  const sign = () => {
    onClose()
    onSign()
  }
  return (
    <Dialog title={`Sign what ${name} began`} isOpen onClose={onClose}>
      <p>The note is signed in your name, all of it, and signing is final. It goes on saying that {name} began it, and what they had written can be read under Compare. If it is theirs to sign, leave it as a draft.</p>
      <ButtonRow>
        <Button kind="main" command="final-action" onPress={sign}>
          Sign in my name
        </Button>
        <Button onPress={onClose}>Leave it as a draft</Button>
      </ButtonRow>
    </Dialog>
  )
}
