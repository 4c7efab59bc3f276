import { Link } from 'wouter'
import { useRead } from '../../api/use-read.ts'
import { deletedName, deletedWords } from './erasure-words.ts'

/** Whose records were deleted and are kept still, for whoever may erase them; nothing where there are none. They are not printed: certificates name nobody. */
export function DeletedRecords() {
  const { value: deleted } = useRead('erasure.deleted', {})
  if (deleted === undefined || deleted.length === 0) return null
  return (
    <section className="hv-sheet hv-stack hv-not-in-print hv-not-in-visit" aria-labelledby="deleted-records">
      <h2 id="deleted-records">Deleted records</h2>
      <p>A record that was deleted is hidden, and kept. Erase it where the law or your organisation asks for it.</p>
      <ul className="erasure-deleted">
        {deleted.map((person) => (
          <li key={person.personId} className="hv-line-up">
            <span>{deletedWords(person)}</span>
            <Link href={`/erasures/deleted/${person.personId}`}>
              Erase everywhere…<span className="hv-hidden"> {deletedName(person)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
