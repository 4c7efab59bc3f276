import type { Caseload } from '../caseload/caseload.ts'
import type { Surroundings } from '../surroundings.ts'
import { atMost, type InTurn } from '../common/at-most.ts'
import { readMarks, saveMarks, type Marks } from './marks.ts'
import type { OwnRuns } from './sending/own-runs.ts'
import type { Peers } from './reading/peers.ts'
import type { Problem, Problems } from './reading/problems.ts'
import type { Judged } from './roster/judged.ts'
import type { RosterBook } from './roster/roster-book.ts'
import type { Store } from './stores/store.ts'
import type { TeamIdentity } from './team/team-identity.ts'

/** Everything that the steps of a cycle work with. */
export interface Work {
  readonly caseload: Caseload
  readonly book: RosterBook
  readonly team: TeamIdentity
  readonly store: Store
  /** This device's id. */
  readonly me: string
  readonly peers: Peers
  readonly own: OwnRuns
  /** What could not be taken in this cycle. */
  readonly problems: Problems
  readonly random: Surroundings['random']
  readonly now: () => number
  readonly appVersion: string
  /** The number of the newest migration that this version knows. */
  readonly schema: number
  readonly littleData: boolean
  readonly marks: () => Marks
  readonly mark: (changes: Partial<Marks>) => void
  /** The team's own business with the store: answers to invitations. */
  readonly attend: (store: Store) => Promise<void>
  /** Lets what the user asks for go first; awaited between slices of work. */
  readonly pause: () => Promise<void>
  /** At most so many requests to the store at one time. */
  readonly request: InTurn
  /** One stretch of lines is applied after the other. */
  readonly apply: InTurn
  readonly judged: Judged
  readonly note: (name: string, device: string, problem: Problem) => void
  /** How many changes have come in or gone out, of how many known to be wanted. */
  readonly progress: { done: number; total: number }
  readonly onProgress: () => void
}

export interface WorkParts {
  readonly caseload: Caseload
  readonly book: RosterBook
  readonly peers: Peers
  readonly own: OwnRuns
  readonly surroundings: Pick<Surroundings, 'clock' | 'random' | 'appVersion'>
  readonly team: TeamIdentity
  readonly store: Store
  readonly littleData: boolean
  readonly judged: Judged
  readonly schema: number
  readonly attend: (store: Store) => Promise<void>
  readonly pause: () => Promise<void>
  readonly onProgress: (done: number, total: number) => void
}

const requestsAtOneTime = 6

export const createWork = (parts: WorkParts): Work => {
  const { caseload, surroundings, onProgress } = parts
  const me = caseload.device.id
  const problems: Problems = new Map()
  const progress = { done: 0, total: 0 }
  return {
    ...parts,
    me,
    problems,
    random: surroundings.random,
    now: surroundings.clock,
    appVersion: surroundings.appVersion,
    marks: () => readMarks(caseload.local, me),
    mark: (changes) => saveMarks(caseload.local, me, changes),
    request: atMost(requestsAtOneTime),
    apply: atMost(1),
    note: (name, device, problem) => void problems.set(name, { device, problem }),
    progress,
    onProgress: () => onProgress(progress.done, progress.total),
  }
}
