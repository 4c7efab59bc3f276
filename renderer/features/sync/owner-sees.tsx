import { Disclosure } from '../../ui/disclosure.tsx'
import './sync.css'

/** What those who run the storage can learn from what lies there, and what they cannot. */
export function OwnerSees() {
  return (
    <aside className="hv-sheet hv-stack">
      <section className="hv-stack">
        <h2>What the owner of this storage sees</h2>
        <ul className="hv-sync-list">
          <li>how many computers your team has, under names without meaning</li>
          <li>when each of them writes and reads</li>
          <li>the sizes of files, rounded up, and how much lies there in all</li>
        </ul>
      </section>
      <section className="hv-stack">
        <h2>What they cannot see</h2>
        <ul className="hv-sync-list">
          <li>who you work with, or how many people</li>
          <li>anything that is written: names, notes, dates, referrals</li>
          <li>who is in your team, their roles and caseloads</li>
          <li>how many changes were made</li>
        </ul>
      </section>
      <Disclosure title="What they could still do">
        <div className="hv-stack">
          <p>
            They, or anybody with the password, can delete files or hold them back. Haversack notices what is changed, cut short or missing, and your
            computers fill the storage again with what they hold.
          </p>
          <p>Holding back everything new from one computer looks the same as a quiet week. The page Computers says when each was last heard of.</p>
          <p>
            A computer that was removed, if it still has the password, may read what was written before the others heard of its removal. People who have left
            the team could still see when its computers write, but no names.
          </p>
          <p>For IT: where the storage can, give each computer a password of its own and keep earlier versions of files.</p>
        </div>
      </Disclosure>
    </aside>
  )
}
