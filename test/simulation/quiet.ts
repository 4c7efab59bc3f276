import { prepared } from '../../main/core/database/prepared.ts'
import { meet } from './apart.ts'
import { settleCopies } from './copies.ts'
import { settleNewcomers } from './newcomers.ts'
import { wellStore } from './team-template.ts'
import { changeVersion, type Slot, type World } from './world.ts'

const mostRounds = 16
const betweenRounds = 26 * 60 * 60 * 1000

/**
 * Nothing goes wrong or is withheld any more, everybody has the newest version, nobody writes, the days go by: all computers must come to rest, with nothing waiting.
 * Throws where they do not within a bounded number of rounds.
 */
export const becomeQuiet = async (world: World): Promise<void> => {
  for (const slot of world.slots) if (slot.older) await changeVersion(world, slot, false)
  world.storage.withheld.clear()
  meet(world)
  await settleCopies(world)
  await settleNewcomers(world)
  // Of newcomers who had been copied only now some know that they are copies.
  await settleCopies(world)
  let before = ''
  const told: string[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    world.now += betweenRounds
    for (const slot of world.slots.filter(({ isAway }) => !isAway)) await cycleOnce(world, slot)
    const now = JSON.stringify(world.slots.map(stateOf))
    told.push(now)
    if (now === before && world.liveSlots().every((slot) => isAtRest(world, slot))) return
    before = now
  }
  throw new Error(`The computers do not come to rest:\n${told.slice(-3).join('\n')}`)
}

const cycleOnce = async (world: World, { computer, standing }: Slot): Promise<void> => {
  const result = await computer.cycle(wellStore(world.storage))
  if (standing !== 'live') return
  if (result?.outcome === 'stopped' && result.reason === 'place_emptied') {
    computer.sync.refill()
    await computer.cycle(wellStore(world.storage))
  } else if (result?.outcome !== 'done') throw new Error(`${computer.name} does not sync any more: ${JSON.stringify(result)}`)
}

/** Whatever would change if something were still going on; which heads were put does not count, one is put each day. */
const stateOf = ({ computer: { caseload, waiting, name } }: Slot): unknown => ({
  name,
  changes: prepared(caseload.database, 'SELECT count(*), total(head), total(aside), count(DISTINCT chain) FROM change').raw().get(),
  scopes: prepared(caseload.database, 'SELECT count(*) FROM scope').pluck().get(),
  keys: prepared(caseload.database, 'SELECT count(*) FROM scopeKey').pluck().get(),
  // Who lacks a branch that somebody adopts only now gets it in the next round.
  adopted: prepared(caseload.database, 'SELECT count(*) FROM run JOIN chain ON chain.id = run.chain WHERE number IS NOT NULL AND device <> ?').pluck().get(caseload.device.id),
  waiting: waiting(),
  // Somebody removed cannot read the head of each day.
  awaited: prepared(caseload.database, "SELECT DISTINCT iif(name LIKE 'heads/%', rtrim(name, '0123456789'), name), problem FROM awaited ORDER BY 1, 2").raw().all(),
})

/** Of a hostile computer something may be amiss for ever, and of one that is gone or exists twice; it is told. */
const isAtRest = (world: World, { computer: { caseload, waiting } }: Slot): boolean => {
  const sound = world.liveSlots().map((slot) => slot.computer.caseload.device.id)
  const awaited = prepared(caseload.database, 'SELECT device FROM awaited').pluck().all() as string[]
  return waiting() === 0 && !awaited.some((device) => sound.includes(device))
}
