import { useEffect, useRef, useState } from 'react'
import type { OpenedVersions } from '../../../shared/contract/settle.ts'
import type { Base } from '../../../shared/model/change.ts'
import { settleDraftKey } from '../../../shared/model/settle-draft.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import type { FieldValues } from '../person/field-spec.ts'
import { GroupForm } from '../person/group-form.tsx'
import { GroupView } from '../person/group-view.tsx'
import { settleSpecOf } from './settle-specs.ts'
import { anotherCameWords, useSettle } from './use-settle.ts'
import { VersionColumns } from './version-columns.tsx'
import { valuesOf } from './version-diff.ts'

export interface SettleGroupProps {
  readonly opened: OpenedVersions
  /** Whether somebody writes a version of their own. */
  readonly isWriting: boolean
  readonly onWriting: (isWriting: boolean) => void
}

/** The versions side by side, each to be kept; or one's own written under them. */
export function SettleGroup({ opened, isWriting, onWriting }: SettleGroupProps) {
  const spec = settleSpecOf(opened.entity, opened.group)
  const { keep } = useSettle(opened)
  const once = useOneAtATime()
  const draftKey = settleDraftKey(opened)
  const page = useRef<HTMLDivElement>(null)
  const wasWriting = useRef(false)
  useEffect(() => {
    // The form went with the focus: it goes back to where it came from.
    if (wasWriting.current && !isWriting && document.activeElement === document.body) page.current?.querySelector<HTMLElement>('[data-write] button')?.focus()
    wasWriting.current = isWriting
  }, [isWriting])
  const [problem, setProblem] = useState<string | null>(null)
  if (spec === null) return <EmptyState words="This version of Haversack cannot show what differs here. Nothing is lost. Update Haversack to settle it." />

  const { own } = spec
  const canWrite = !('insteadWords' in own)
  return (
    <div ref={page} className="hv-stack">
      {!isWriting && <p>Changed in two places before they could sync. Nothing is lost.</p>}
      <div role="alert">{problem !== null && <Alert meaning="stop">{problem}</Alert>}</div>
      {opened.versions.length < 2 ? (
        <>
          <Alert meaning="needs">This was settled meanwhile, as it stands here. What you typed is still below: save it to put it in place of that, or cancel.</Alert>
          <GroupView spec={spec.shown} value={valuesOf(opened.versions[0]?.value)} />
        </>
      ) : (
        <VersionColumns
          opened={opened}
          spec={spec.shown}
          onKeep={isWriting ? null : (version) => void once(async () => setProblem(await keep(version)))}
        />
      )}
      {!canWrite && <p>{own.insteadWords}</p>}
      {canWrite && !isWriting && (
        <p className="hv-not-in-print" data-write="">
          <Button command="edit" onPress={() => onWriting(true)}>
            Write it myself
          </Button>
        </p>
      )}
      {canWrite && isWriting && (
        <section className="hv-sheet hv-stack" aria-label="Write it myself" data-part="own">
          <h2 tabIndex={-1}>Write it myself</h2>
          <OwnVersion opened={opened} draftKey={draftKey} spec={own} onClose={() => onWriting(false)} />
        </section>
      )}
    </div>
  )
}

interface OwnVersionProps {
  readonly opened: OpenedVersions
  readonly draftKey: string
  readonly spec: Parameters<typeof GroupForm>[0]['spec']
  readonly onClose: () => void
}

/** A form that begins with the version shown; fields that nobody types are kept from it. */
function OwnVersion({ opened, draftKey, spec, onClose }: OwnVersionProps) {
  const { write } = useSettle(opened)
  const first = valuesOf(opened.versions[0]?.value)
  // What its writer has seen by now, once another version came while they wrote.
  const [seen, setSeen] = useState<Base | null>(null)
  const save = async (typed: FieldValues, base: Base): Promise<string | null> => {
    const words = await write({ ...first, ...typed }, seen ?? base)
    if (words === anotherCameWords) setSeen(opened.base)
    return words
  }
  return (
    <GroupForm
      spec={spec}
      value={first}
      base={opened.base}
      draftKey={draftKey}
      personId={opened.person?.id ?? null}
      onSave={save}
      onClose={onClose}
    />
  )
}
