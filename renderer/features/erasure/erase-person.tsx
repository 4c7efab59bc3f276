import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useForgetReadings, useReadAgain } from '../../api/use-read-again.ts'
import { useRead } from '../../api/use-read.ts'
import { useUndo } from '../../app/undo.tsx'
import { announce } from '../../ui/messages/announce.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { CheckboxField } from '../../ui/forms/checkbox-field.tsx'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { ErrorSummary } from '../../ui/forms/error-summary.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { useToast } from '../../ui/messages/toast.tsx'
import { useFormErrors } from '../../ui/forms/use-form-errors.ts'
import { erasingWords } from './erasure-words.ts'

export interface ErasePersonProps {
  readonly personId: string
  /** 'OKAFOR, Ngozi'. */
  readonly who: string
  /** Where to go where it is called off. */
  readonly back: { readonly href: string; readonly words: string }
}

/** Says what leaves and what stays, and erases once it is written down elsewhere why. */
export function ErasePerson({ personId, who, back }: ErasePersonProps) {
  const core = useCore()
  const readAgain = useReadAgain()
  const forgetReadings = useForgetReadings()
  const showToast = useToast()
  const { forgetAll } = useUndo()
  const [, navigate] = useLocation()
  const [isWrittenDown, setWrittenDown] = useState(false)
  const { errors, tries, fail } = useFormErrors()
  const { value: preview, fault } = useRead('erasure.preview', { personId })

  const erase = async () => {
    const reply = await core.call('erasure.erase', { personId })
    if (!reply.ok) return fail([{ field: null, words: faultSentence(reply.error) }])
    // What can be undone, what was announced and what was read before still name the person.
    forgetAll()
    announce('')
    navigate('/erasures', { replace: true })
    forgetReadings()
    showToast({ words: preview?.computers === null ? 'Erased.' : 'Erased on this computer. The others follow when they sync.' })
    return readAgain()
  }

  return (
    <Page title={`Erase ${who} everywhere`} help={preview?.computers === null ? helpWithoutTeam : helpInTeam} width="form">
      <div className="hv-sheet hv-stack">
        {fault !== undefined ? (
          <EmptyState words={fault.code === 'not_allowed' ? 'Only an administrator of a team can erase a person. Nothing was changed.' : faultSentence(fault)}>
            <ButtonLink href={back.href}>{back.words}</ButtonLink>
          </EmptyState>
        ) : preview === undefined ? (
          <Loading words="Looking for everything about this person…" />
        ) : (
          <Form onSubmit={erase}>
            <ErrorSummary errors={errors} tries={tries} />
            {erasingWords(who, preview).map((words) => (
              <p key={words}>{words}</p>
            ))}
            <p>Nothing about the person may stay here, not even the reason. Keep it with your other records, and add the number of the certificate that you get.</p>
            <CheckboxField
              label="I have written down elsewhere why, and who asked"
              checked={isWrittenDown}
              onChange={(event) => setWrittenDown(event.target.checked)}
            />
            <ButtonRow>
              <Button kind="danger" type="submit" command="final-action" disabledBecause={isWrittenDown ? null : 'Write it down first, then tick'}>
                Erase everywhere
              </Button>
              <ButtonLink href={back.href}>Cancel</ButtonLink>
            </ButtonRow>
          </Form>
        )}
      </div>
    </Page>
  )
}

const whenToErase = (
  <p>Erase a person when the law or your organisation asks for it. If a record is only no longer needed, close it. If it was made by mistake, delete it: that can be undone.</p>
)

const helpWithoutTeam = (
  <>
    {whenToErase}
    <p>Erasing cannot be undone by anybody, not with your recovery code. A backup from before still holds the person: if you restore one, erase them there again.</p>
    <p>The certificate stays when you set up sync later. Nobody who joins you then gets anything about the person.</p>
  </>
)

const helpInTeam = (
  <>
    {whenToErase}
    <p>Erasing cannot be undone by anybody, not with the team sheet and not with a recovery code. A backup that still holds the person erases them when it is opened and syncs.</p>
    <p>What somebody writes about the person on a computer that has not heard of it yet is held without effect, until an administrator erases it too.</p>
  </>
)
