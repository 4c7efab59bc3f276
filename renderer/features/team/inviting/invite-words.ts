import type { SyncStatus } from '../../../../shared/contract/sync.ts'
import type { Invitation } from '../../../../shared/contract/team.ts'
import { unansweredWords } from './answered.ts'

/** What is done next with the code of a new invitation, and where. `status`: undefined while it is being read. */
export function nextWords(isMine: boolean, status: Pick<SyncStatus, 'kind' | 'placeWords'> | undefined): string {
  const where = isMine ? 'On that computer' : 'On their computer'
  const place = status?.placeWords ?? null
  const name = place === null ? '' : `: ${place}`
  const login = status?.kind === 'webdav' || status?.kind === 's3' ? ', with its name and password' : ''
  return `${where}, open Haversack and choose “Join a team”, then the storage of your team${name}${login}. When the code has been typed there, the computer shows up below.`
}

/** What stands in place of a code that was typed: what has become of it, and what comes next. */
export function usedWords(answer: Exclude<Invitation['answer'], null>): string {
  if (typeof answer === 'string') return unansweredWords[answer]
  return `The code was typed on ${answer.computer}. It works only once, and is no longer shown. Next, compare the six letters with those on that screen, then let the computer in.`
}
