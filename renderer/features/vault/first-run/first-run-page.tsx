import { useState } from 'react'
import { useLocation } from 'wouter'
import { useRead } from '../../../api/use-read.ts'
import type { RouteParams } from '../../../app/lazy-page.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { BarePage } from '../bare-page.tsx'
import { stepWords, type FirstRunStep, type You } from './first-run-steps.ts'
import { PassphraseStep } from '../passphrase/passphrase-step.tsx'
import { RecoveryCodeShown, RecoveryCodeTyped } from '../recovery-code/recovery-code-steps.tsx'
import { YouStep } from './you-step.tsx'

/** An encrypted caseload in three minutes, that can be recovered. With the aim 'join' it is made for joining a team. */
export function FirstRunPage({ params }: { params: RouteParams }) {
  const [step, setStep] = useState<FirstRunStep>('you')
  const [you, setYou] = useState<You>({ name: '', role: '', practiceCode: '', hasNoPractice: false })
  const [code, setCode] = useState('')
  const { value: caseload } = useRead('vault.current', {})
  const { title, help } = pages[step]
  const isForJoining = params['aim'] === 'join'
  const isBeforeCreation = step === 'you' || step === 'passphrase'
  return (
    <BarePage
      title={title}
      step={stepWords(step)}
      help={<p>{help}</p>}
      focus={step === 'code' || step === 'ready' ? 'heading' : 'first-field'}
      ways={isBeforeCreation && <OtherWays isForJoining={isForJoining} />}
    >
      {step === 'you' && isForJoining && <p>To join a team you first make a caseload with nobody in it. Joining comes at the end.</p>}
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
      {step === 'ready' && (isForJoining ? <ReadyToJoin /> : <Ready />)}
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

function OtherWays({ isForJoining }: { isForJoining: boolean }) {
  const [, navigate] = useLocation()
  return (
    <>
      <Button kind="link" onPress={() => navigate('/unlock')}>
        Caseloads on this computer
      </Button>
      {!isForJoining && (
        <Button kind="link" onPress={() => navigate('/first-run/join')}>
          Join a team
        </Button>
      )}
      <Button kind="link" onPress={() => navigate('/open-backup')}>
        Open a backup
      </Button>
    </>
  )
}

function ReadyToJoin() {
  return (
    <>
      <p>It is encrypted, and nobody is in it yet. To join your team you need the storage the team uses, and the invitation code from its administrator.</p>
      <div className="hv-line-up">
        <ButtonLink kind="main" href="/sync/join">
          Join a team
        </ButtonLink>
        <ButtonLink href="/today">Later</ButtonLink>
      </div>
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
      <p>If your team has Haversack already, join it before you add anybody: only a caseload with nobody in it can join.</p>
      <ButtonLink href="/sync/join">Join a team</ButtonLink>
    </>
  )
}
