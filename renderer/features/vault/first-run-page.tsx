import { useState } from 'react'
import { useLocation } from 'wouter'
import { useRead } from '../../api/use-read.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { BarePage } from './bare-page.tsx'
import { stepWords, type FirstRunStep, type You } from './first-run-steps.ts'
import { PassphraseStep } from './passphrase-step.tsx'
import { RecoveryCodeShown, RecoveryCodeTyped } from './recovery-code-steps.tsx'
import { YouStep } from './you-step.tsx'

/** An encrypted caseload in three minutes, that can be recovered. */
export function FirstRunPage() {
  const [step, setStep] = useState<FirstRunStep>('you')
  const [you, setYou] = useState<You>({ name: '', role: '', practiceCode: '', hasNoPractice: false })
  const [code, setCode] = useState('')
  const { value: caseload } = useRead('vault.current', {})
  const { title, help } = pages[step]
  const isBeforeCreation = step === 'you' || step === 'passphrase'
  return (
    <BarePage
      title={title}
      step={stepWords(step)}
      help={<p>{help}</p>}
      focus={step === 'code' || step === 'ready' ? 'heading' : 'first-field'}
      ways={isBeforeCreation && <OtherWays />}
    >
      {step === 'you' && (
        <YouStep
          you={you}
          onNext={(next) => {
            setYou(next)
            setStep('passphrase')
          }}
        />
      )}
      {step === 'passphrase' && (
        <PassphraseStep
          you={you}
          onBack={() => setStep('you')}
          onCreated={(recoveryCode) => {
            setCode(recoveryCode)
            setStep('code')
          }}
        />
      )}
      {step === 'code' && <RecoveryCodeShown code={code} label={caseload?.label ?? you.name} onNext={() => setStep('code-typed')} />}
      {step === 'code-typed' && (
        <RecoveryCodeTyped
          code={code}
          onBack={() => setStep('code')}
          onConfirmed={() => setStep('ready')}
          onNewCode={(next) => {
            setCode(next)
            setStep('code')
          }}
        />
      )}
      {step === 'ready' && <Ready />}
    </BarePage>
  )
}

const pages: Readonly<Record<FirstRunStep, { readonly title: string; readonly help: string }>> = {
  you: {
    title: 'Create a caseload: you',
    help: 'Your name and role stand under every note you sign and on what you print. You can change them later in Settings.',
  },
  passphrase: {
    title: 'Create a caseload: passphrase',
    help: 'Everything is encrypted with this passphrase. Length makes it strong, not odd characters. It never runs out.',
  },
  code: {
    title: 'Your recovery code',
    help: 'The code opens the caseload if the passphrase is forgotten. The fifth letter of each group finds slips of the pen.',
  },
  'code-typed': {
    title: 'Is the code on your sheet?',
    help: 'Two groups typed back show that the sheet is there and can be read. Spaces and small letters do not matter.',
  },
  ready: {
    title: 'Your caseload is ready',
    help: 'Start with a referral, or look round first.',
  },
}

function OtherWays() {
  const [, navigate] = useLocation()
  return (
    <>
      <Button kind="link" onPress={() => navigate('/unlock')}>
        Caseloads on this computer
      </Button>
      <Button kind="link" onPress={() => navigate('/open-backup')}>
        Open a backup
      </Button>
    </>
  )
}

function Ready() {
  return (
    <>
      <p>It is encrypted and on this computer only. Haversack makes a backup of it each day you use it.</p>
      <div className="hv-line-up">
        <ButtonLink kind="main" href="/referrals/new">
          Add a referral
        </ButtonLink>
        <ButtonLink href="/referrals/import">Take in a file</ButtonLink>
        <ButtonLink href="/today">Look round</ButtonLink>
      </div>
    </>
  )
}
