import { Button } from '../../ui/button.tsx'
import { Alert } from '../../ui/notice.tsx'

/** Says that another text of this note stands as well. */
export function TwoVersionsAlert({ onCompare }: { onCompare: () => void }) {
  return (
    <Alert meaning="needs">
      <p>This draft was also changed on another computer. Both texts are kept.</p>
      <Button kind="link" onPress={onCompare}>
        Compare
      </Button>
    </Alert>
  )
}
