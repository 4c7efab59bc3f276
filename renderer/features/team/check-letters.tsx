import './team.css'

/** The six letters that the joining computer and the administrator's both show, large, and spoken one by one. */
export function CheckLetters({ letters }: { letters: string }) {
  return (
    <p className="hv-team-letters">
      <span aria-hidden="true">{letters}</span>
      <span className="hv-hidden">{[...letters].join(' ')}</span>
    </p>
  )
}
