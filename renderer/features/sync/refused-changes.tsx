import { useState } from 'react'
import { Link } from 'wouter'
import type { Refusal, SyncStatus } from '../../../shared/contract/sync.ts'
import type { Computer } from '../../../shared/contract/team.ts'
import { formatListName } from '../../../shared/rules/people/person-name.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { AdmitDialog } from './admit-dialog.tsx'
import { refusedCountWords, setAsideWords } from './late-words.ts'
import { reasonWords, refusedWords } from './refusal-words.ts'
import { useWithoutEffect } from './use-without-effect.ts'
import './sync.css'

/**
 * Which changes have no effect here, and which copies are not what they say: whose, of what, since when, why, and what
 * helps. Nothing where there are none.
 */
export function RefusedChanges({ computers, isAdministrator }: { computers: readonly Computer[]; isAdministrator: boolean }) {
  const { value: all } = useRead('sync.refused', {})
  const [admitting, setAdmitting] = useState<Computer | null>(null)
  const refusals = all?.filter(({ reason }) => reason !== 'untrue_copy') ?? []
  const copies = all?.filter(({ reason }) => reason === 'untrue_copy') ?? []
  const toAdmit = (refusal: Refusal): Computer | undefined =>
    isAdministrator && refusal.reason === 'after_removal' ? computers.find(({ id, late, role }) => id === refusal.device && late > 0 && role !== 'administrator') : undefined
  return (
    <>
      {refusals.length > 0 && (
        <section className="hv-sheet hv-stack" aria-labelledby="refused-changes">
          <h2 id="refused-changes">Changes that have no effect</h2>
          <p className="hv-secondary">They are kept, and nothing of yours was changed by them.</p>
          <ul className="hv-sync-cards">
            {refusals.map((refusal) => {
              const computer = toAdmit(refusal)
              return (
                <li key={keyOf(refusal)}>
                  <RefusalLine refusal={refusal} />
                  {computer !== undefined && (
                    <Button kind="link" onPress={() => setAdmitting(computer)}>
                      Admit late work…<span className="hv-hidden"> of {computer.words}</span>
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      )}
      {copies.length > 0 && (
        <section className="hv-sheet hv-stack" aria-labelledby="untrue-copies">
          <h2 id="untrue-copies">Copies that are not what they say</h2>
          <ul className="hv-sync-cards">
            {copies.map((copy) => (
              <li key={keyOf(copy)}>
                <RefusalLine refusal={copy} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {admitting !== null && <AdmitDialog computer={admitting} onClose={() => setAdmitting(null)} />}
    </>
  )
}

const keyOf = ({ device, reason, entity }: Refusal): string => `${device} ${reason} ${entity}`

function RefusalLine({ refusal }: { refusal: Refusal }) {
  const today = useToday()
  const { computer, member, reason, people } = refusal
  return (
    <>
      <p>
        <strong>{computer}</strong>
        {member !== null && `, ${member}`}: {refusedWords(refusal, today)} {reasonWords[reason]}
      </p>
      {people.length > 0 && (
        <p className="hv-line-up">
          About{' '}
          {people.map(({ id, name }) => (
            <Link key={id} href={`/people/${id}`}>
              {formatListName(name)}
            </Link>
          ))}
        </p>
      )}
      {reason === 'erased' && <Link href="/erasures">Erasing certificates</Link>}
      {reason === 'not_granted' && <Link href="/team">Caseloads and cover</Link>}
    </>
  )
}

/** That there are such changes, and where they are told one by one. */
export function RefusedAlert({ status }: { status: SyncStatus }) {
  const { late, refused } = useWithoutEffect(status)
  if (late + refused === 0) return null
  return (
    <Alert meaning="needs">
      {late > 0 && <p>{setAsideWords(late)} An administrator can let late work count.</p>}
      {refused > 0 && <p>{refusedCountWords(refused)}, and nothing of yours was changed.</p>}
      <ButtonLink kind="link" href="/computers">
        See why
      </ButtonLink>
    </Alert>
  )
}
