import type { Output } from '../../../../shared/contract/operation.ts'
import type { team as contract } from '../../../../shared/contract/team.ts'
import { useRead } from '../../../api/use-read.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { heldWords, roleWords } from '../team-words.ts'

type Team = NonNullable<Output<typeof contract.current>>

/** What this computer may do in its team. */
export function Joined({ team }: { team: Team }) {
  const { value: who } = useRead('settings.profile', {})
  const name = who?.profile.value?.memberName
  const held = team.caseloads.filter((caseload) => caseload.held).map(({ name }) => name)
  return (
    <div className="hv-sheet hv-stack">
      <p>
        {name !== undefined && `Your name in the team: ${name}. `}Your role: {roleWords[team.role]}. Caseloads on this computer: {heldWords(held)}.
      </p>
      <p>What your team has shared comes in now. The status bar says how far it is. You can begin to work.</p>
      <div className="hv-line-up">
        <ButtonLink kind="main" href="/today">
          Open Today
        </ButtonLink>
        <ButtonLink href="/computers">Computers of the team</ButtonLink>
      </div>
    </div>
  )
}
