import { useEffect } from 'react'
import { marginBoxes } from './margin-boxes.ts'

export interface PrintHeaderProps {
  /** 'OKAFOR, Ngozi · born 14 Jul 1945 · NHS No. 999 204 8174' on every page about one person; null about several. */
  readonly about: string | null
  /** Asked for at the moment of printing: 'Printed by A. Rahman, 23 Nov 2026 14:32'. */
  readonly printedBy: () => string
  /** Replaces 'Contains personal data' on pages that hold none. */
  readonly warning?: string
}

/** Puts header, footer and page numbers on every printed page while it is mounted; shows nothing on screen. */
export function PrintHeader({ about, printedBy, warning = 'Contains personal data' }: PrintHeaderProps) {
  useEffect(() => {
    // A constructed sheet, because the content policy refuses style elements.
    const sheet = new CSSStyleSheet()
    const fill = () => sheet.replaceSync(marginBoxes({ warning, about, printedBy: printedBy() }))
    fill()
    document.adoptedStyleSheets.push(sheet)
    window.addEventListener('beforeprint', fill)
    return () => {
      window.removeEventListener('beforeprint', fill)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [about, printedBy, warning])
  return null
}
