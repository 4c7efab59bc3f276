import { Disclosure } from '../../ui/disclosure.tsx'
import { narrow, useMedia } from '../../ui/media.ts'
import { Tag } from '../../ui/tag.tsx'
import './before-contact-strip.css'
import { beforeContactWords, isCertain, type BeforeContactItem } from './before-contact.ts'

/** What must be known before contact, in one line under the band; in narrow windows behind words with the number of things known. */
export function BeforeContactStrip({ items }: { items: readonly BeforeContactItem[] }) {
  const isNarrow = useMedia(narrow)
  const list = (
    <ul className="hv-strip-list">
      {items.map((item) => (
        <li key={item.topic} className={item.topic === 'safeguarding' ? 'hv-not-in-visit' : undefined}>
          <Item item={item} />
        </li>
      ))}
    </ul>
  )
  const known = items.filter((item) => item.state.kind === 'known').length
  return (
    <section className="hv-strip" aria-label="Before contact" data-region="before-contact">
      {isNarrow ? <Disclosure title={`Before contact (${known} known)`}>{list}</Disclosure> : list}
    </section>
  )
}

function Item({ item }: { item: BeforeContactItem }) {
  const words = beforeContactWords(item)
  if (item.topic === 'safeguarding' && item.state.kind === 'known') return <Tag meaning="guard">{words}</Tag>
  return isCertain(item) ? <strong>{words}</strong> : words
}
