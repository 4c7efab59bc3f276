import { ButtonLink } from '../../../ui/button.tsx'
import '../team.css'

/** What is next once a team was recovered. */
export function Recovered() {
  return (
    <div className="hv-sheet hv-stack">
      <p>This computer is an administrator of the team now. Everything comes in from the storage. Next:</p>
      <ol className="hv-stack team-next">
        <li>Remove the lost computers on the page Computers, those of administrators with the team sheet. Until then they may go on reading.</li>
        <li>If one of the caseloads was yours, hand it over to yourself on the page Caseloads and cover.</li>
        <li>Put the team sheet back into the practice’s safe. It stays good.</li>
      </ol>
      <p>Other administrators of the team, if there are any, are told that you came.</p>
      <div className="hv-line-up">
        <ButtonLink kind="main" href="/computers">
          Open Computers
        </ButtonLink>
        <ButtonLink href="/team">Caseloads and cover</ButtonLink>
      </div>
    </div>
  )
}
