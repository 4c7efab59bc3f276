import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { Page } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { BackupSettings } from './backup-settings.tsx'
import { SyncSettings } from '../sync/sync-settings.tsx'
import { DisplaySettings } from './display-settings.tsx'
import { SecuritySettings } from './security-settings.tsx'
import { sectionOf, settingsAddress, settingsSections, type SettingsSection } from './settings-address.ts'
import './settings.css'
import type { RouteParams } from '../../app/lazy-page.tsx'
import { TemplateSettings } from './template-settings.tsx'
import { YouSettings } from './you-settings.tsx'

/** Set once, forget: each change is saved at once and can be undone. */
export function SettingsPage({ params }: { params: RouteParams }) {
  const [, navigate] = useLocation()
  const section = sectionOf(params['section'])
  return (
    <Page title="Settings" summary="Each change is saved at once." help={helps[section]}>
      <Tabs label="Settings" tabs={settingsSections} selected={section} onSelect={(id) => navigate(settingsAddress(id), { replace: true })}>
        <div className="hv-sheet hv-stack hv-settings">{sections[section]}</div>
      </Tabs>
    </Page>
  )
}

const sections: Readonly<Record<SettingsSection, ReactNode>> = {
  you: <YouSettings />,
  security: <SecuritySettings />,
  backups: <BackupSettings />,
  templates: <TemplateSettings />,
  sync: <SyncSettings />,
  display: <DisplaySettings />,
}

const helps: Readonly<Record<SettingsSection, ReactNode>> = {
  you: <p>Your name and role stand under the notes you sign from now on. Notes already signed keep the name they were signed with.</p>,
  security: (
    <>
      <p>The passphrase opens the caseload. The recovery code opens it if the passphrase is forgotten.</p>
      <p>Changing one does not change the other.</p>
    </>
  ),
  backups: (
    <>
      <p>Haversack keeps a backup of each of the last 7 days and 4 weeks, encrypted like the caseload itself.</p>
      <p>They are on this computer. Copy them to a stick or a shared folder now and then, in case the computer is lost.</p>
    </>
  ),
  templates: <p>A template is the headings a new note starts with. Changing one never changes a note that was written.</p>,
  sync: (
    <>
      <p>Sync runs by itself: at the start, after changes, now and then, and before Haversack locks. You can work without it for as long as you like.</p>
      <p>F5 or Ctrl R syncs at once. Nothing on your screen moves while it runs.</p>
    </>
  ),
  display: <p>The look of Haversack on this computer. Ctrl and + or − makes everything larger or smaller.</p>,
}
