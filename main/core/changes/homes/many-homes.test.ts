import type { Database, Statement } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { teamComputer } from '../../../../test/core/team-world.ts'
import { receive } from '../../../../test/core/test-caseload.ts'
import { aside } from '../judging/aside.ts'
import { createHomeOf } from './home-of.ts'
import { formatLine } from '../log/line.ts'
import type { Head, LoggedChange } from '../log/log.ts'
import { everythingCounts, type Judgement } from '../judging/permissions.ts'
import { createReaccept } from '../judging/reaccept.ts'
import { atOnce } from '../slices.ts'

const [north, south] = ['a'.repeat(32), 'b'.repeat(32)]
const person = '01930000-0000-7000-8000-000000000001'
const other = 'ben'

/** Counts what is read: each row, and each character of it. */
const counting = (database: Database, count: (read: number) => void): Database => {
  const counted = (statement: Statement): Statement =>
    new Proxy(statement, {
      get(target, name) {
        const value = Reflect.get(target, name) as unknown
        if (typeof value !== 'function') return value
        return (...values: readonly unknown[]) => {
          const result = Reflect.apply(value, target, values) as unknown
          if (name === 'all' || name === 'get') count(JSON.stringify(result ?? null).length)
          return result === target ? counted(target) : result
        }
      },
    })
  return new Proxy(database, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (name === 'prepare') return (sql: string) => counted(target.prepare(sql))
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** How much is done to judge so many homes of one person anew, by roster and by a scope that their writer is granted. */
const workOf = async (homes: number): Promise<{ readonly read: number; readonly followed: number }> => {
  const caseload = await teamComputer('one')
  const lines = Array.from({ length: homes }, (_, index) => {
    const value = JSON.stringify({ homeScope: index % 2 === 0 ? north : south })
    return formatLine({ seq: index + 1, hlc: index + 1, entity: 'person', record: person, grp: 'home', subject: person, supersedes: '[]', origin: null, value })
  })
  receive(caseload, { scope: north, device: other, lines })
  let read = 0
  let followed = 0
  let granted: readonly string[] = []
  let seconds = 0
  const permissions: Judgement = {
    permission: (_, scope) => ({ role: 'link-worker', ranges: granted.includes(scope) ? [{ from: 1, to: null, tip: null }] : [] }),
    everGranted: (_, scope) => granted.includes(scope),
    scopes: () => [north, south],
    isHeld: () => true,
  }
  const { database, local, log } = caseload
  const { reaccept, toJudge } = createReaccept({
    database: counting(database, (more) => (read += more)),
    local,
    log,
    follow(registers) {
      followed += new Set([...registers].map(({ record }) => record)).size
      return new Set()
    },
    permissions,
    // Each slice seems to take long: they are as small as they can be.
    time: () => (seconds += 1000),
    onChanged: () => undefined,
  })
  const refused = database.prepare(`SELECT count(*) FROM change WHERE aside = ${aside.refused}`).pluck()
  atOnce(reaccept(toJudge()))
  expect(refused.get()).toBe(homes)
  granted = [north]
  atOnce(reaccept(toJudge()))
  expect(refused.get()).toBe(homes / 2)
  granted = [north, south]
  atOnce(reaccept(toJudge()))
  expect(refused.get()).toBe(0)
  return { read, followed }
}

test('thousands of homes of one person are judged with work that grows as their number does', async () => {
  const [some, twice] = [await workOf(1000), await workOf(2000)]
  expect(twice.read).toBeLessThan(2.5 * some.read)
  expect(twice.followed).toBe(some.followed)
  expect(some.followed).toBeLessThan(10)
})

test('what comes behind in a chain is found by the register, not by going through the chain', async () => {
  const { database } = await teamComputer('one')
  const statements: string[] = []
  const noting = new Proxy(database, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown
      if (name === 'prepare') return (sql: string) => (statements.push(sql), target.prepare(sql))
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const { local, log } = await teamComputer('two')
  createReaccept({ database: noting, local, log, follow: () => new Set(), permissions: { ...everythingCounts, isHeld: () => true }, time: () => 0, onChanged: () => undefined })
  const ofHomes = statements.filter((sql) => sql.includes("grp = 'home'"))
  expect(ofHomes).toHaveLength(2)
  for (const sql of ofHomes) {
    const plan = (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array.from({ length: sql.split('?').length - 1 }, () => 1)) as { detail: string }[]).map(({ detail }) => detail)
    expect(plan).toEqual([expect.stringContaining('change_register (record=? AND grp=?')])
  }
})

test('of thousands of homes that name the same ones each of these is looked up once', () => {
  const homes = 300
  const named = Array.from({ length: homes }, (_, index) => [other, index + 1, `check ${index}`])
  const heads = Array.from({ length: homes }, (_, index): Head => ({
    id: index,
    ref: [other, homes + index + 1, `head ${index}`, north],
    seq: homes + index + 1,
    hlc: index,
    device: other,
    scope: north,
    grp: 'home',
    signed: false,
    origin: null,
    value: { homeScope: index % 2 === 0 ? north : south },
  }))
  let looked = 0
  const change: LoggedChange = {
    id: 1, seq: 1, hlc: 1, entity: 'person', record: person, grp: 'home', subject: person, supersedes: JSON.stringify(named), origin: null,
    value: JSON.stringify({ homeScope: 'c'.repeat(32) }), digest: Buffer.alloc(32), scope: north, device: other, aside: aside.counts,
  }
  const log = { find: () => ((looked += 1), change), headsOfRegister: () => heads }
  const homeOf = createHomeOf(log, { ...everythingCounts, everGranted: (_, scope) => scope !== 'c'.repeat(32) })
  expect(homeOf(person)).toBe(north)
  expect(looked).toBe(2 * homes)
})
