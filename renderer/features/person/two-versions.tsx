import { useEffect, useRef, useState } from 'react'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import type { OpenedVersions } from '../../../shared/contract/settle.ts'
import { settlePath } from '../settle/settle-words.ts'
import { useSettle } from '../settle/use-settle.ts'
import { VersionColumns } from '../settle/version-columns.tsx'
import type { GroupSpec } from './field-spec.ts'

export interface TwoVersionsProps {
  readonly entity: 'person' | 'contactPoint' | 'relevantContact'
  readonly record: string
  readonly group: string
  readonly spec: GroupSpec
}

/** The versions of one field group side by side, where they stand among the details; none is picked beforehand. */
export function TwoVersions({ spec, ...register }: TwoVersionsProps) {
  const { value, fault } = useRead('settle.open', register)
  if (fault !== undefined) return <p role="alert">{faultSentence(fault)}</p>
  if (value === undefined) return <Loading words="Reading both versions…" />
  return <Versions opened={value} spec={spec} />
}

function Versions({ opened, spec }: { opened: OpenedVersions; spec: GroupSpec }) {
  const { keep } = useSettle(opened)
  const once = useOneAtATime()
  const [problem, setProblem] = useState<string | null>(null)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const heading = body.current?.closest('[data-part]')?.querySelector<HTMLElement>('h2')
    return () => {
      // The focus went with the button that settled it: the section keeps it.
      if (document.activeElement === document.body) heading?.focus()
    }
  }, [])
  return (
    <div ref={body} className="hv-stack">
      <Alert meaning="needs">
        <p>Changed in two places before they could sync. Nothing is lost.</p>
        <ButtonLink kind="link" href={settlePath(opened)}>
          Write it myself<span className="hv-hidden">: {spec.title}</span>
        </ButtonLink>
      </Alert>
      <div role="alert">{problem !== null && <Alert meaning="stop">{problem}</Alert>}</div>
      <VersionColumns opened={opened} spec={spec} onKeep={(version) => void once(async () => setProblem(await keep(version)))} />
    </div>
  )
}
