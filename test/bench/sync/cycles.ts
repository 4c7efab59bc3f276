import type { Store } from '../../../main/core/sync/stores/store.ts'
import { memoryStore } from '../../core/memory-store.ts'
import { namePerson, personId, syncTeam, type SyncComputer, type SyncTeam } from '../../core/sync-computers.ts'

/** What one computer asked of the store. */
export interface Asked {
  readonly lists: number
  readonly gets: number
  readonly puts: number
  readonly sent: number
  /** Bytes of objects, and of lists as S3 answers them. */
  readonly received: number
}

export interface CycleCosts {
  readonly computers: number
  /** A cycle of one when nothing is new. */
  readonly quiet: Asked
  /** One edited field: the cycle of its writer, and the next, which sees that it lies there. */
  readonly writer: Asked
  /** The cycle of one that reads it. */
  readonly reader: Asked
  /** The cycle of one after every computer has written something. */
  readonly busy: Asked
}

/** An entry of a list in S3's XML, with name, size, time, tag and class. */
const entryBytes = 300

/** Counts what cycles cost in a team of so many computers that all hold one caseload: the most they can have to do with each other. */
export const cycleCosts = async (computers: number): Promise<CycleCosts> => {
  const team = await syncTeam()
  const first = counting(team, team.founder)
  const others: Counted[] = []
  while (others.length < computers - 1) others.push(counting(team, await team.enrol(`computer ${others.length}`, 'link-worker', [team.caseload])))
  const all = [first, ...others]
  const second = others[0] as Counted
  const person = personId(1)
  namePerson(team.founder, person, 'Before')
  await rest(all)

  const quiet = await second.during(() => second.computer.cycle())
  namePerson(team.founder, person, 'After')
  const writer = await first.during(async () => {
    await first.computer.cycle()
    await first.computer.cycle()
  })
  const reader = await second.during(() => second.computer.cycle())
  for (const [index, { computer }] of all.entries()) {
    if (computer === second.computer) continue
    computer.caseload.scopes.setOwn(team.caseload)
    namePerson(computer, personId(index + 2), 'Everybody')
    await computer.cycle()
    await computer.cycle()
  }
  const busy = await second.during(() => second.computer.cycle())
  for (const { computer } of all) computer.caseload.database.close()
  return { computers, quiet, writer, reader, busy }
}

interface Counted {
  readonly computer: SyncComputer
  readonly during: (work: () => Promise<unknown>) => Promise<Asked>
}

const counting = ({ objects }: SyncTeam, computer: SyncComputer): Counted => {
  let received = 0
  computer.through(() => ({
    ...memoryStore(objects),
    ...heavy(memoryStore(objects), (bytes) => (received += bytes)),
  }))
  return {
    computer,
    async during(work) {
      const before = { asked: computer.requests.length, sent: computer.sent(), received }
      await work()
      const asked = computer.requests.slice(before.asked)
      const count = (what: string): number => asked.filter((request) => request.startsWith(`${what} `)).length
      return {
        lists: count('list'),
        gets: count('get'),
        puts: count('put'),
        sent: computer.sent() - before.sent,
        received: received - before.received,
      }
    },
  }
}

const heavy = (store: Store, weigh: (bytes: number) => void): Pick<Store, 'list' | 'get'> => ({
  async list(prefix) {
    const entries = await store.list(prefix)
    weigh(entries.length * entryBytes)
    return entries
  },
  async get(name) {
    const bytes = await store.get(name)
    weigh(bytes?.length ?? 0)
    return bytes
  },
})

const rest = async (all: readonly Counted[]): Promise<void> => {
  for (let puts = 1; puts > 0; ) {
    puts = 0
    for (const { computer } of all) {
      const result = await computer.cycle()
      if (result?.outcome !== 'done') throw new Error('A cycle was not done')
      puts += result.put
    }
  }
}
