import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchApp } from './app.ts'
import { benchCore, type CoreFigures } from './core.ts'
import { benchSync } from './sync/index.ts'
import { markdownTable, milliseconds, ratio, whole } from './table.ts'

/*
 * Speed, measured side by side in one run: Haversack through its contract, the same statements straight on SQLite
 * with and without encryption, PouchDB, and the application in its window.
 * Prints the tables of README and of the README here.
 * `npm run bench` takes 300 and 3,000 people; `npm run bench -- 30000` adds more.
 */

const sizes = [300, 3000, ...process.argv.slice(2).map(Number)]
const say = (words: string): void => console.error(words)

const folder = mkdtempSync(join(tmpdir(), 'haversack-bench-'))
try {
  const figures: CoreFigures[] = []
  for (const people of sizes) {
    say(`Measuring with ${whole(people)} people ...`)
    figures.push(await benchCore(join(folder, String(people)), people))
  }
  printCore(figures)
  printPouch(figures)
  console.log(await benchSync(join(folder, 'sync'), sizes.slice(0, 2), say))
  say('Measuring the application ...')
  console.log(await benchApp(join(folder, 'app')))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function printCore(figures: readonly CoreFigures[]): void {
  const works = [...new Set(figures.flatMap(({ rows }) => rows.map(({ what }) => what)))]
  const rows = works.flatMap((what) =>
    figures.flatMap(({ size, rows: measured }) =>
      measured
        .filter((row) => row.what === what)
        .map(({ haversack, encrypted, plain, limits }) => [
          what,
          whole(size.people),
          milliseconds(haversack),
          milliseconds(encrypted),
          milliseconds(plain),
          ratio(haversack, encrypted, limits?.encrypted),
          ratio(haversack, plain, limits?.plain),
        ]),
    ),
  )
  console.log(
    `\nSizes: ${figures.map(({ size }) => `${whole(size.people)} people with ${whole(size.notes)} notes, ${whole(size.consultations)} consultations and ${whole(size.changes)} changes in the log`).join('; ')}.\n`,
  )
  console.log(markdownTable(['', 'People', 'Haversack', 'SQLite encrypted', 'SQLite plain', 'to encrypted', 'to plain'], rows))
}

function printPouch(figures: readonly CoreFigures[]): void {
  const rows = figures.flatMap(({ size, pouch }) =>
    (pouch ?? []).map(({ what, haversack, pouch: theirs }) => [
      what,
      whole(size.people),
      milliseconds(haversack),
      milliseconds(theirs),
      `${whole(Math.round(theirs / haversack))} times faster (at least 10)`,
    ]),
  )
  console.log(`\n${markdownTable(['', 'People', 'Haversack', 'PouchDB', 'Haversack is'], rows)}\n`)
}
