import type { Database } from 'better-sqlite3'

/** Whether a caseload holds nobody, nor ever did (what was deleted is still in the log), nor anything half typed. */
export const holdsNobody = (database: Database): boolean =>
  database.prepare('SELECT 1 FROM change WHERE subject IS NOT NULL UNION ALL SELECT 1 FROM draft LIMIT 1').get() === undefined
