import { z } from 'zod'
import type { Caseload } from '../../caseload/caseload.ts'
import type { LocalSettings } from '../../database/local-settings.ts'
import { createPeers } from '../reading/peers.ts'
import type { RosterBook } from '../roster/roster-book.ts'
import type { Roster } from '../roster/roster.ts'
import type { HasRead } from '../roster/settled.ts'

/*
 * Notes when an erasing was first known to be done on every computer: backups made from then on do not hold the person.
 * It has to be written down, because heads say how far each computer has read the roster, but not since when.
 */

const kept = z.record(z.string(), z.number())

/** By act: when it was first known here that it was done everywhere, in milliseconds since 1970. */
export const erasedEverywhere = (local: LocalSettings): Readonly<Record<string, number>> => kept.safeParse(local.get('erasedEverywhere')).data ?? {}

/** One text for the line that carries an act. */
export const lineKey = ({ device, seq }: { readonly device: string; readonly seq: number }): string => `${device}/${seq}`

/**
 * How far each computer of the team has read the roster, as far as this one knows. Whether the acts there are settled
 * is another question.
 */
export const heardBy = ({ database, device: thisDevice }: Pick<Caseload, 'database' | 'device'>): HasRead => {
  const heads = new Map(createPeers(database).all().map(({ device, head }) => [device, head]))
  return (device, author) => (device === thisDevice.id || device === author ? Infinity : (heads.get(device)?.roster[author] ?? 0))
}

/** The computers that have to erase. */
export const activeDevices = ({ devices }: Roster): string[] => [...devices.values()].filter(({ removed }) => !removed).map(({ id }) => id)

/** Writes down what has come to be done everywhere since. Call it once what others have read is known. */
export const noteErasedEverywhere = ({ caseload, book }: { readonly caseload: Caseload; readonly book: RosterBook }): void => {
  const roster = book.current()
  const known = erasedEverywhere(caseload.local)
  const awaited = book.settledEraseActs().filter(({ line }) => known[lineKey(line)] === undefined)
  if (roster === null || awaited.length === 0) return
  const hasHeard = heardBy(caseload)
  const active = activeDevices(roster)
  const done = awaited
    .filter(({ line }) => active.every((device) => hasHeard(device, line.device) >= line.seq))
    .map(({ line }) => [lineKey(line), caseload.milliseconds()] as const)
  if (done.length > 0) caseload.local.set('erasedEverywhere', { ...known, ...Object.fromEntries(done) })
}
