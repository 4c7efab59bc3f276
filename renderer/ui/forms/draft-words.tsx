import { Button } from '../button.tsx'

/** Says that a form begins with what was typed earlier, and lets it begin anew. */
export function TypedEarlier({ onStartAgain }: { onStartAgain: () => void }) {
  return (
    <p className="hv-line-up">
      What you typed earlier is here again.
      <Button kind="link" onPress={onStartAgain}>
        Start again
      </Button>
    </p>
  )
}

/** Says that what is typed could not be kept. */
export function NotKept() {
  return (
    <p role="alert" className="hv-error">
      Not saved: what you type is only on this page, and is tried again every few seconds. If this stays, free some space on the disk.
    </p>
  )
}
