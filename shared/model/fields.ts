import { z } from 'zod'

/** One line of text, such as a name or a postcode; null is 'not known' or 'not asked'. */
export const line = z.string().trim().max(300).nullable()

/** Why something was taken away, in one line. */
export const givenReason = z.string().trim().min(1).max(300)

/** Text of several lines. */
export const text = z.string().max(20_000).nullable()

/** The text of a note: generous, because a link worker may paste a whole letter. */
export const longText = z.string().max(200_000)

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date()

/** A time of day in England, `HH:MM`. */
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime()

/** The id of a record: UUIDv7, so that ids sort by the time they were made. */
export const recordId = z.uuid()

/** Yes, no, or not asked. */
export const yesNo = z.enum(['yes', 'no']).nullable()
