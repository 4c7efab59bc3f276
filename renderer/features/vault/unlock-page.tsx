import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { VaultSummary } from '../../../shared/contract/vault.ts'
import { timeInEngland } from '../../../shared/rules/time/english-time.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { RadioGroup } from '../../ui/forms/radio-group.tsx'
import { BarePage } from './bare-page.tsx'
import { nameOf } from './caseload-name.ts'
import { damageAddress, headingOf } from './backups/damage-words.ts'
import { lastLock, lockReason } from './session/lock-memory.ts'
import { lockWords } from './session/lock-words.ts'
import { usedWords } from '../../ui/moment-words.ts'
import { UnlockForm } from './unlock-form.tsx'

/** Getting into a caseload of this computer, and nothing else. */
export function UnlockPage() {
  const { value: caseloads, fault } = useRead('vault.list', {})
  const asked = new URLSearchParams(useSearch()).get('caseload')
  const [pickedId, setPickedId] = useState(asked)
  if (caseloads === undefined) return fault === undefined ? <Loading words="Looking for caseloads…" /> : <NotListed />
  const first = caseloads[0]
  if (first === undefined) return <NoCaseload />
  const picked = caseloads.find(({ id }) => id === pickedId) ?? first
  return (
    <BarePage title="Unlock" focus="first-field" help={<UnlockHelp />} ways={<OtherWays picked={picked} />}>
      {asked !== null && picked.id === asked && <p>The backup is ready. Unlock it with the passphrase it had when it was made.</p>}
      {caseloads.length === 1 ? <OneCaseload caseload={picked} /> : <Caseloads caseloads={caseloads} picked={picked} onPick={setPickedId} />}
      {picked.state === 'ready' ? (
        <UnlockForm
          key={picked.id}
          caseload={picked}
          onStep={(by) => setPickedId(caseloads[caseloads.indexOf(picked) + by]?.id ?? picked.id)}
        />
      ) : (
        <Alert meaning="stop">
          <p>{headingOf(picked.state, picked)}</p>
          <ButtonLink href={damageAddress(picked.id, picked.state)}>See what can be done</ButtonLink>
        </Alert>
      )}
      <LockNews />
    </BarePage>
  )
}

function OneCaseload({ caseload }: { caseload: VaultSummary }) {
  const today = useToday()
  return (
    <p>
      <strong>{nameOf(caseload)}</strong>
      {caseload.lastUsed !== null && <span className="hv-secondary"> used {usedWords(caseload.lastUsed, today)}</span>}
    </p>
  )
}

function Caseloads({ caseloads, picked, onPick }: { caseloads: readonly VaultSummary[]; picked: VaultSummary; onPick: (id: string) => void }) {
  const today = useToday()
  return (
    <RadioGroup
      label="Which caseload?"
      picked={picked.id}
      onPick={onPick}
      choices={caseloads.map((caseload) => ({
        value: caseload.id,
        words: nameOf(caseload),
        hint: caseload.lastUsed === null ? 'not used yet' : `used ${usedWords(caseload.lastUsed, today)}`,
      }))}
    />
  )
}

function OtherWays({ picked }: { picked: VaultSummary }) {
  const [, navigate] = useLocation()
  return (
    <>
      {picked.state === 'ready' && (
        <Button kind="link" onPress={() => navigate(`/recover/${picked.id}`)}>
          I have forgotten it
        </Button>
      )}
      <Button kind="link" onPress={() => navigate('/open-backup')}>
        Open a backup
      </Button>
      <Button kind="link" onPress={() => navigate('/first-run')}>
        Add a caseload
      </Button>
    </>
  )
}

function LockNews() {
  const lock = lastLock()
  const words = lockWords(lockReason(), lock === null ? null : { ...lock, time: timeInEngland(lock.at) })
  return words === null ? null : <p className="hv-secondary">{words}</p>
}

function NoCaseload() {
  const [, navigate] = useLocation()
  return (
    <BarePage title="No caseload on this computer yet." help={<UnlockHelp />}>
      <p>A caseload holds the people you work with, encrypted on this computer. To join a team you make one with nobody in it first.</p>
      <div className="hv-line-up">
        <ButtonLink kind="main" href="/first-run">
          Create a caseload
        </ButtonLink>
        <ButtonLink href="/first-run/join">Join a team</ButtonLink>
        <Button onPress={() => navigate('/open-backup')}>Open a backup</Button>
      </div>
    </BarePage>
  )
}

function NotListed() {
  return (
    <BarePage title="Haversack may not use its folder" help={<UnlockHelp />}>
      <Alert meaning="calm">
        <p>Your original files have not been touched.</p>
      </Alert>
      <p>Ask IT to let you read and write the folder in which Haversack keeps its caseloads. Then close Haversack and open it again.</p>
    </BarePage>
  )
}

function UnlockHelp() {
  return (
    <>
      <p>Type the passphrase you chose for this caseload, then press Enter. ↑ and ↓ choose another caseload.</p>
      <p>Capital and small letters count. You may paste it, or have a password manager type it.</p>
      <p>If you have forgotten it, your recovery code opens the caseload: choose “I have forgotten it”.</p>
      <p>Wrong tries never delete anything.</p>
    </>
  )
}
