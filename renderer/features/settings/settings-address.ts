/** The pages of the settings, in order. */
export const settingsSections = [
  { id: 'you', words: 'You' },
  { id: 'security', words: 'Security' },
  { id: 'backups', words: 'Backups' },
  { id: 'templates', words: 'Note templates' },
  { id: 'sync', words: 'Sync' },
  { id: 'display', words: 'Display and keyboard' },
] as const

export type SettingsSection = (typeof settingsSections)[number]['id']

/** Where a part of the settings is. */
export function settingsAddress(section: SettingsSection): string {
  return `/settings/${section}`
}

/** The section an address names; the first one for an unknown name. */
export function sectionOf(name: string | undefined): SettingsSection {
  return settingsSections.find(({ id }) => id === name)?.id ?? 'you'
}
