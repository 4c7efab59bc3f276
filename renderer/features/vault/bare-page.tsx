import { useEffect, useRef, useState, type ReactNode } from 'react'
import { HelpPanel } from '../../app/frame/help-panel.tsx'
import { KeysHelp } from '../../app/frame/keys-help.tsx'
import { Button } from '../../ui/button.tsx'
import { useCommand } from '../../app/use-command.tsx'
import './bare-page.css'

export interface BarePageProps {
  readonly title: string
  /** Over the title, where the page is one of several steps: 'Step 2 of 4'. */
  readonly step?: string
  /** What F1 says about this page. */
  readonly help: ReactNode
  /** Where the focus lands. */
  readonly focus?: 'heading' | 'first-field'
  /** Ways out beside Help, at the foot. */
  readonly ways?: ReactNode
  readonly children: ReactNode
}

/** A page without the frame: one sheet in the middle of the window, with Help and the version at its foot. */
export function BarePage({ title, step, help, focus = 'heading', ways, children }: BarePageProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isKeysOpen, setKeysOpen] = useState(false)
  useEffect(() => {
    const field = focus === 'first-field' ? sheet.current?.querySelector<HTMLElement>(typedIn) : null
    const target = field ?? sheet.current?.querySelector<HTMLElement>('h1')
    target?.focus()
    // A new step is a new page: it is told by its title, and later changes must not pull the focus away.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [title])
  useCommand('keys', () => setKeysOpen(true))
  return (
    <div className="hv-bare">
      <div className="hv-bare-middle">
        <div ref={sheet} className="hv-bare-sheet hv-sheet hv-stack">
          <div>
            {step !== undefined && <p className="hv-secondary hv-small hv-bare-step">{step}</p>}
            <h1 tabIndex={-1}>{title}</h1>
          </div>
          {children}
          <div className="hv-bare-foot hv-line-up hv-not-in-print">
            {ways}
            <Button kind="link" command="help" onPress={() => setHelpOpen(!isHelpOpen)}>
              Help
            </Button>
            <span className="hv-secondary hv-small hv-bare-version">Version {window.haversack.appVersion}</span>
          </div>
        </div>
      </div>
      {isHelpOpen && <HelpPanel help={help} onKeys={() => setKeysOpen(true)} onClose={() => setHelpOpen(false)} />}
      <KeysHelp isOpen={isKeysOpen} onClose={() => setKeysOpen(false)} />
    </div>
  )
}

const typedIn = 'input:not([type="radio"], [type="file"], [hidden]):not(:disabled)'
