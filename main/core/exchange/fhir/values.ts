import { z } from 'zod'

/*
 * FHIR's data types as leniently as they can be read: a part of the wrong shape reads as absent, and the
 * rest is kept. Senders differ, and a missing display text is no reason to refuse a referral.
 */

const text = z
  .string()
  .nullable()
  .catch(null)
  .transform((value) => tidy(value))

const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((values) =>
      values.flatMap((value) => {
        const read = item.safeParse(value)
        return read.success ? [read.data] : []
      }),
    )

const texts = listOf(text).transform((values) => values.filter((value) => value !== null))
const coding = z.object({ system: text, code: text, display: text })
const concept = z.object({ coding: listOf(coding), text })
const period = z.object({ start: text, end: text })
const rank = z.int().positive().nullable().catch(null)
const extensions = listOf(z.looseObject({ url: z.string() }))

export type Extension = z.output<typeof extensions>[number]
export type Concept = z.output<typeof concept>
export type HumanName = z.output<typeof humanName>
export type Address = z.output<typeof address>
export type Telecom = z.output<typeof telecom>

const humanName = z.object({ use: text, text, family: text, given: texts, prefix: texts })
const address = z.object({
  use: text, type: text, text, line: texts, city: text, district: text, state: text, postalCode: text, country: text,
})
const telecom = z.object({ system: text, value: text, use: text, rank })
const identifier = z.object({ use: text, system: text, value: text, extension: extensions })
const reference = z.object({ reference: text, display: text })

const reader =
  <T extends z.ZodType>(schema: T) =>
  (value: unknown): z.output<T> | null => {
    const read = schema.safeParse(value)
    return read.success ? read.data : null
  }
const listReader =
  <T extends z.ZodType>(item: T) =>
  (value: unknown): z.output<T>[] =>
    listOf(item).parse(value)

/*
 * Readers of one value give null, readers of lists leave an item out, where it is not of the type at all.
 */

/** A text without white space around it and characters that no font shows; null for what is then empty. */
export const readText = (value: unknown): string | null => text.parse(value)
export const readConcept = reader(concept)
export const readConcepts = listReader(concept)
export const readPeriod = reader(period)
export const readReference = reader(reference)
export const readNames = listReader(humanName)
export const readAddresses = listReader(address)
export const readTelecoms = listReader(telecom)
export const readIdentifiers = listReader(identifier)
const readExtensions = (value: unknown): Extension[] => extensions.parse(value)

/** A plain object, as every FHIR element is; null for anything else. */
export const readObject = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null

/** The objects of a list; none where it is no list. */
export const readObjects = (value: unknown): Readonly<Record<string, unknown>>[] =>
  (Array.isArray(value) ? value : []).map(readObject).filter((item) => item !== null)

/** What a coded value says: its own text, else the words of its first code that has any, else the bare code. */
export const conceptWords = (value: Concept | null): string | null =>
  value === null
    ? null
    : (value.text ??
      value.coding.find((code) => code.display !== null)?.display ??
      value.coding.find((code) => code.code !== null)?.code ??
      null)

/** True when one of the codes is among these, whatever system it is from. */
export const hasCode = (value: Concept | null, codes: readonly string[]): boolean =>
  value?.coding.some(({ code }) => code !== null && codes.includes(code)) ?? false

/** The extensions whose address ends with that name; senders write the addresses of UK Core in several ways. */
export const extensionsNamed = (element: unknown, name: string): Extension[] =>
  readExtensions(readObject(element)?.['extension']).filter(({ url }) => url.toLowerCase().endsWith(name.toLowerCase()))

/** The first of these extensions, or null. */
export const extensionNamed = (element: unknown, name: string): Extension | null => extensionsNamed(element, name)[0] ?? null

/** Those values that are there. */
export const present = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null)

/** Trims, and drops characters that no font shows; null for what is then empty. */
const tidy = (value: string | null): string | null => {
  const shown = value?.replace(invisible, '').trim() ?? ''
  return shown === '' ? null : shown
}

// Control characters other than tab and line breaks, unpaired halves of characters, and the byte order mark.
const invisible = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|\ufeff/gu
