import { createContext, useContext, useEffect, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { announce } from '../../ui/messages/announce.tsx'
import { classNames } from '../../ui/class-names.ts'
import './person-band.css'

/** Where the frame shows what stands above a record; null outside the frame and for its first moment. */
export const RecordSlotContext = createContext<HTMLElement | null>(null)

/** Puts band and strip above the page, over the whole width of the window. Use it inside every page about one person. */
export function InRecord({ children }: { children: ReactNode }) {
  const slot = useContext(RecordSlotContext)
  return slot === null ? null : createPortal(children, slot)
}

export interface PersonBandProps {
  /** As in lists: 'OKAFOR, Ngozi (Mrs)'. */
  readonly name: string
  /** Null where it is the given name. */
  readonly likesToBeCalled: string | null
  /** Null where nobody asked: then the name is used. */
  readonly pronouns: string | null
  /** '14 Jul 1945 (81)', or 'Not known'. */
  readonly born: string
  /** '3 Oct 2026 (81)': the age then stands here, so `born` is given without it. */
  readonly died: string | null
  readonly gender: string
  /** '999 204 8174', or 'Not known'. */
  readonly nhsNumber: string
}

/** Whose record this is. Read once on entry, name first; another person is announced. */
export function PersonBand({ name, likesToBeCalled, pronouns, born, died, gender, nhsNumber }: PersonBandProps) {
  useEffect(() => {
    announce(`Now in the record of ${name}`)
  }, [name])
  return (
    <section className={classNames('hv-band', died !== null && 'hv-band-died')} aria-label="Person in view" data-region="person">
      <div className="hv-band-who">
        <div className="hv-band-name">{name}</div>
        <dl className="hv-band-small">
          {likesToBeCalled !== null && <Item label="Likes to be called" value={likesToBeCalled} />}
          {pronouns !== null && <Item label="Pronouns" value={pronouns} />}
        </dl>
      </div>
      <dl className="hv-band-facts">
        <Item label="Born" value={born} />
        {died !== null && <Item label="Died" value={died} />}
        <Item label="Gender" value={gender} isLess />
        <Item label="NHS No." value={nhsNumber} />
      </dl>
    </section>
  )
}

function Item({ label, value, isLess = false }: { label: string; value: string; isLess?: boolean }) {
  return (
    <div className={isLess ? 'hv-band-less' : undefined}>
      <dt>{label}</dt> <dd>{value}</dd>
    </div>
  )
}
