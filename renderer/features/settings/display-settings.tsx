import { useComputerSettings } from '../vault/session/use-computer-settings.ts'
import { runCommand } from '../../app/command-registry.ts'
import { Button } from '../../ui/button.tsx'
import { CheckboxField } from '../../ui/forms/checkbox-field.tsx'
import { KeyWords } from '../../ui/key-words.tsx'
import { RadioGroup } from '../../ui/forms/radio-group.tsx'
import { useSaveComputer } from './use-save-computer.ts'

/** How Haversack looks on this computer, and its keys. */
export function DisplaySettings() {
  const { theme, roomyRows } = useComputerSettings()
  const save = useSaveComputer()
  return (
    <>
      <RadioGroup
        label="Colours"
        picked={theme}
        onPick={(next) => void save('Colours were changed', { theme: next }, { theme })}
        choices={[
          { value: 'system', words: 'As this computer is set', hint: 'Also its setting for more contrast' },
          { value: 'light', words: 'Light' },
          { value: 'dark', words: 'Dark' },
          { value: 'contrast', words: 'Strong contrast', hint: 'Black on white, for daylight and weak sight' },
        ]}
      />
      <CheckboxField
        label="Roomier rows"
        hint="Lists show fewer people at a time, with more space between them."
        checked={roomyRows}
        onChange={(event) => void save(event.target.checked ? 'Rows are roomier' : 'Rows are closer', { roomyRows: event.target.checked }, { roomyRows })}
      />
      <section className="hv-stack">
        <h2>Size of everything</h2>
        <p>Ctrl and + makes it larger, Ctrl and − smaller, Ctrl and 0 puts it back. On a Mac it is ⌘ instead of Ctrl.</p>
      </section>
      <section className="hv-stack">
        <h2>Keys</h2>
        <p>Everything can be done without a mouse. The key of a command stands beside its button and in the menu bar.</p>
        <Button onPress={() => void runCommand('keys')}>
          Show all keys <KeyWords command="keys" />
        </Button>
      </section>
    </>
  )
}
