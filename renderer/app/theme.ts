export type Theme = 'light' | 'dark' | 'contrast'
export type ThemeChoice = 'system' | Theme

/** How the window looks; kept by the settings, applied here without a reload. */
export interface Display {
  readonly theme: ThemeChoice
  /** Rows of 40 instead of 32 pixels. */
  readonly roomy: boolean
}

/** The theme to show: the one chosen, or what the system asks for; more contrast counts above dark. */
export function resolveTheme(choice: ThemeChoice, system: { readonly dark: boolean; readonly contrast: boolean }): Theme {
  if (choice !== 'system') return choice
  if (system.contrast) return 'contrast'
  return system.dark ? 'dark' : 'light'
}

/** Applies a display choice now and each time the system changes. Returns how to stop following. */
export function followDisplay({ theme, roomy }: Display): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const contrast = window.matchMedia('(prefers-contrast: more)')
  const root = document.documentElement
  const apply = () => {
    root.dataset['theme'] = resolveTheme(theme, { dark: dark.matches, contrast: contrast.matches })
    root.toggleAttribute('data-roomy', roomy)
  }
  apply()
  dark.addEventListener('change', apply)
  contrast.addEventListener('change', apply)
  return () => {
    dark.removeEventListener('change', apply)
    contrast.removeEventListener('change', apply)
  }
}
