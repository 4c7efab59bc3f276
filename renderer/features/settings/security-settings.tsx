import { ButtonLink } from '../../ui/button.tsx'
import { SelectField } from '../../ui/forms/select-field.tsx'
import { useComputerSettings } from '../vault/session/use-computer-settings.ts'
import { ChangePassphrase } from './change-passphrase.tsx'
import { useSaveComputer } from './use-save-computer.ts'

const idleChoices = [2, 5, 10, 15, 30, 60]

/** Passphrase, recovery code, and when Haversack locks by itself. */
export function SecuritySettings() {
  const { idleMinutes } = useComputerSettings()
  const save = useSaveComputer()
  const choices = [...new Set([...idleChoices, idleMinutes])].toSorted((a, b) => a - b)
  return (
    <>
      <section className="hv-stack">
        <h2>Lock when nobody is there</h2>
        <SelectField
          label="Lock after"
          hint="Haversack warns you for a minute before. What you typed is kept."
          width="short"
          value={String(idleMinutes)}
          choices={choices.map((minutes) => ({ value: String(minutes), words: `${minutes} minutes` }))}
          onChange={(event) => {
            const next = Number(event.target.value)
            void save(`Haversack now locks after ${next} minutes`, { idleMinutes: next }, { idleMinutes })
          }}
        />
      </section>
      <section className="hv-stack">
        <h2>Passphrase</h2>
        <ChangePassphrase />
      </section>
      <section className="hv-stack">
        <h2>Recovery code</h2>
        <p>It opens the caseload if you forget the passphrase. Make a new one if the sheet is lost or somebody has seen it.</p>
        <ButtonLink href="/new-code">Make a new recovery code</ButtonLink>
      </section>
    </>
  )
}
