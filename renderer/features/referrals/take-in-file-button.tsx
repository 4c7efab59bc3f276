import { runCommand } from '../../app/command-registry.ts'
import { Button } from '../../ui/button.tsx'
import { ariaKeysOf, KeyWords } from '../../ui/key-words.tsx'

/** Asks for a file; the one place that hears the command opens the chooser. */
export function TakeInFileButton() {
  return (
    <Button onPress={() => void runCommand('take-in-file')} aria-keyshortcuts={ariaKeysOf('take-in-file')}>
      Take in a file
      <KeyWords command="take-in-file" />
    </Button>
  )
}
