import { useState } from 'react'
import { useLocation } from 'wouter'
import { useRead } from '../../../api/use-read.ts'
import type { RouteParams } from '../../../app/lazy-page.tsx'
import { Button } from '../../../ui/button.tsx'
import { BarePage } from '../bare-page.tsx'
import { nameOf } from '../caseload-name.ts'
import { EnterCode } from './enter-code.tsx'
import { RecoverPassphrase } from './recover-passphrase.tsx'
import { RecoveryCodeShown, RecoveryCodeTyped } from './recovery-code-steps.tsx'
import { landing } from '../session/session-address.ts'
import { useOpened } from '../use-opened.ts'

type Step =
  | { readonly at: 'code' }
  | { readonly at: 'passphrase'; readonly code: string }
  | { readonly at: 'new-code' | 'new-code-typed'; readonly newCode: string }

/** Getting back in after a forgotten passphrase: the code, a new passphrase, a new code. */
export function RecoverPage({ params }: { params: RouteParams }) {
  const id = params['id'] ?? ''
  const { value: caseloads } = useRead('vault.list', {})
  const [, navigate] = useLocation()
  const opened = useOpened()
  const [step, setStep] = useState<Step>({ at: 'code' })
  const label = nameOf(caseloads?.find((caseload) => caseload.id === id) ?? { label: null })
  const finish = async () => {
    await opened()
    navigate(landing, { replace: true })
  }
  return (
    <BarePage
      title={titles[step.at]}
      help={help}
      focus={step.at === 'new-code' ? 'heading' : 'first-field'}
      ways={
        (step.at === 'code' || step.at === 'passphrase') && (
          <Button kind="link" onPress={() => navigate('/unlock')}>
            Back to unlocking
          </Button>
        )
      }
    >
      {step.at === 'code' && <EnterCode id={id} label={label} onCode={(code) => setStep({ at: 'passphrase', code })} />}
      {step.at === 'passphrase' && (
        <RecoverPassphrase
          id={id}
          code={step.code}
          label={label}
          onBack={() => setStep({ at: 'code' })}
          onRecovered={(newCode) => setStep({ at: 'new-code', newCode })}
        />
      )}
      {step.at === 'new-code' && (
        <RecoveryCodeShown code={step.newCode} label={label} onNext={() => setStep({ at: 'new-code-typed', newCode: step.newCode })} />
      )}
      {step.at === 'new-code-typed' && (
        <RecoveryCodeTyped
          code={step.newCode}
          onBack={() => setStep({ at: 'new-code', newCode: step.newCode })}
          onConfirmed={() => void finish()}
          onNewCode={(newCode) => setStep({ at: 'new-code', newCode })}
        />
      )}
    </BarePage>
  )
}

const titles: Readonly<Record<Step['at'], string>> = {
  code: 'Open with the recovery code',
  passphrase: 'Choose a new passphrase',
  'new-code': 'Your new recovery code',
  'new-code-typed': 'Is the code on your sheet?',
}

const help = (
  <>
    <p>The recovery code is on the sheet you printed or saved when the caseload was made: 6 groups of 5 letters and numbers.</p>
    <p>After it, you choose a new passphrase and get a new code. The old sheet no longer works then.</p>
  </>
)
