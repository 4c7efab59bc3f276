import type { CommandId } from '../../shared/model/commands.ts'
import { ariaKeys, currentPlatform, keyWords } from '../app/keys.ts'

/** The first key of a command, for the eye; screen readers get it from `aria-keyshortcuts`. */
export function KeyWords({ command }: { command: CommandId }) {
  const words = keyWords(command, currentPlatform())
  return words === null ? null : (
    <kbd className="hv-key" aria-hidden="true">
      {words}
    </kbd>
  )
}

/** The `aria-keyshortcuts` of a command. */
export function ariaKeysOf(command: CommandId | undefined): string | undefined {
  return command === undefined ? undefined : ariaKeys(command, currentPlatform())
}
