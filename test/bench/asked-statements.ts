import type { Database, Statement } from 'better-sqlite3'

/** One statement as it was run: its text, how its result was taken, and what was put into it. */
export interface Asked {
  readonly sql: string
  readonly plucked: boolean
  readonly method: 'all' | 'get' | 'run'
  readonly values: readonly unknown[]
}

/** A database that writes down which statements are run on it. */
export const listenTo = (database: Database) => {
  let heard: Asked[] = []

  const prepare = (sql: string): Statement => {
    const statement = database.prepare(sql)
    let plucked = false
    const pluck = statement.pluck.bind(statement)
    statement.pluck = () => {
      plucked = true
      return pluck()
    }
    for (const method of ['all', 'get', 'run'] as const) {
      const run = statement[method].bind(statement)
      statement[method] = (...values: unknown[]) => {
        heard.push({ sql, plucked, method, values })
        return run(...values) as never
      }
    }
    return statement
  }

  return {
    database: new Proxy(database, {
      get(target, name) {
        if (name === 'prepare') return prepare
        const member: unknown = Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      },
    }),
    /** What is run while `work` goes on. */
    async during(work: () => Promise<unknown>): Promise<readonly Asked[]> {
      heard = []
      await work()
      return heard
    },
  }
}

/** Runs the same statements, in order, on another database; each text is prepared once. */
export const createReplay = (database: Database) => {
  const prepared = new Map<string, Statement>()
  const statementOf = ({ sql, plucked }: Asked): Statement => {
    const key = `${plucked} ${sql}`
    const known = prepared.get(key) ?? (plucked ? database.prepare(sql).pluck() : database.prepare(sql))
    prepared.set(key, known)
    return known
  }
  /** Finds the statements outside the clock. */
  return (asked: readonly Asked[]): (() => void) => {
    const calls = asked.map((each) => ({ statement: statementOf(each), ...each }))
    return () => {
      for (const { statement, method, values } of calls) statement[method](...values)
    }
  }
}
