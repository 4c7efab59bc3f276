import { Link } from 'wouter'
import { useRead } from '../../api/use-read.ts'
import { useVisit } from '../../app/visit.ts'
import { Tag } from '../../ui/tag.tsx'
import './settle.css'
import { settlePath } from './settle-words.ts'

/** Of a person with everything about them, or of one record, or of one of its field groups. */
type Of = { readonly personId: string } | { readonly record: string; readonly group?: string }

/** 'Two versions', leading to where they are settled; nothing where everything agrees or the person can see the screen. */
export function TwoVersionsLink({ of }: { of: Of }) {
  const isVisit = useVisit()
  const { value: list = [] } = useRead('settle.list', {})
  const first = list.find((each) =>
    'personId' in of ? each.person?.id === of.personId : each.record === of.record && (of.group === undefined || each.group === of.group),
  )
  if (first === undefined || isVisit) return null
  return (
    <Link href={settlePath(first)} className="settle-link">
      <Tag meaning="needs">Two versions</Tag>
    </Link>
  )
}
