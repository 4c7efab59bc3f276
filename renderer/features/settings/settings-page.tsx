import { Page } from '../../ui/page.tsx'

/** Set once, forget. */
export function SettingsPage() {
  return (
    <Page title="Settings" help={<p>Each change is saved at once.</p>}>
      <p>Settings</p>
    </Page>
  )
}
