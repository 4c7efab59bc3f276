import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'

/*
 * The tables that belong to this computer: the change log, what follows from it and from the synced tables, keys,
 * and what is known of the store and of the others.
 */

/** One device's changes in one scope. */
export const chain = sqliteTable(
  'chain',
  {
    id: integer().primaryKey(),
    scope: text().notNull(),
    device: text().notNull(),
    /** 1 after a validly signed run whose start is not where this chain ends here: two copies of the device exist. */
    fork: integer().notNull().default(0),
  },
  (table) => [uniqueIndex('chain_scope_device').on(table.scope, table.device)],
)

/** The change log: what a line of the log says, its digest, and what follows from the whole set of changes. */
export const change = sqliteTable(
  'change',
  {
    id: integer().primaryKey(),
    chain: integer().notNull(),
    seq: integer().notNull(),
    hlc: integer().notNull(),
    entity: text().notNull(),
    record: text().notNull(),
    grp: text().notNull(),
    subject: text(),
    /** 1 while no accepted change of the same register supersedes it. */
    head: integer().notNull(),
    /**
     * 0: it counts. Otherwise it is kept, counted and shown, without effect: 1 refused by the roster, 2 names a signed
     * text as superseded, 3 its value is not one that this version understands, 4 its scope is held here no more.
     */
    aside: integer().notNull(),
    digest: blob({ mode: 'buffer' }).notNull(),
    supersedes: text().notNull(),
    /** Set on a copy made when a person moved between scopes: JSON of the change it copies. */
    origin: text(),
    // Last, because a long text spills into pages that reading the other columns must not touch.
    value: text().notNull(),
  },
  (table) => [
    uniqueIndex('change_chain_seq').on(table.chain, table.seq),
    index('change_register').on(table.record, table.grp, table.head),
    // Holds all that deletion and 'two versions' ask of a person's changes, so that neither reads the changes themselves.
    index('change_subject')
      .on(table.subject, table.head, table.record, table.grp, table.chain, table.seq, table.aside)
      .where(sql`${table.subject} is not null`),
    index('change_merge').on(table.record).where(sql`${table.grp} = 'mergedInto'`),
    // What has no effect, and copies: few of many changes, which are counted and listed. Queries must say `aside <> 0`
    // themselves, or SQLite does not see that the index holds all that they ask for.
    index('change_aside').on(table.aside, table.chain, table.subject).where(sql`${table.aside} <> 0`),
    index('change_copied').on(table.chain, table.seq).where(sql`${table.origin} is not null`),
  ],
)

/** What is being typed and is not yet a change: a note, or a form that was left half full. */
export const draft = sqliteTable('draft', {
  /** What is being edited, such as `note:<id>` or `referral:new`. */
  key: text().primaryKey(),
  personId: text(),
  content: text({ mode: 'json' }).notNull(),
  savedAt: integer().notNull(),
})

/** What lists show and sort by, one row for each person, worked out from the synced tables. */
export const overview = sqliteTable(
  'overview',
  {
    personId: text().primaryKey(),
    sortName: text().notNull(),
    /** 'active' or 'on-hold' while a case is open, else 'closed' or 'referred' or 'none'. */
    status: text().notNull(),
    statusUntil: text(),
    caseId: text(),
    openedOn: text(),
    priority: text(),
    nextReview: text(),
    /** Start of the next booked consultation in England, `YYYY-MM-DDTHH:MM`. */
    nextStart: text(),
    nextConsultationId: text(),
    nextMedium: text(),
    nextPlace: text(),
    lastContact: text(),
    lastContactMedium: text(),
    unsignedNotes: integer().notNull(),
    referralDate: text(),
    firstContact: text(),
    /** How many field groups of the person have more than one version. */
    twoVersions: integer().notNull(),
  },
  (table) => [
    index('overview_status_review').on(table.status, table.nextReview),
    index('overview_status_name').on(table.status, table.sortName),
    index('overview_next').on(table.nextStart),
  ],
)

/** Keys of a person's names by their sound, to find doubles and misspelt names. */
export const nameSound = sqliteTable(
  'nameSound',
  { sound: text().notNull(), personId: text().notNull() },
  (table) => [primaryKey({ columns: [table.sound, table.personId] }), index('nameSound_person').on(table.personId)],
)

/** What the full-text index holds: its rowid is the row of `searchText`. */
export const searchDocument = sqliteTable(
  'searchDocument',
  {
    id: integer().primaryKey(),
    entity: text().notNull(),
    record: text().notNull(),
    personId: text().notNull(),
  },
  (table) => [uniqueIndex('searchDocument_record').on(table.record, table.entity)],
)

/** Choices of this computer, such as the idle time before locking. */
export const localSetting = sqliteTable('localSetting', { name: text().primaryKey(), value: text({ mode: 'json' }).notNull() })

/** This computer's own keys. A restored or copied caseload gets new ones. */
export const device = sqliteTable('device', {
  id: text().primaryKey(),
  signPublic: blob({ mode: 'buffer' }).notNull(),
  signSecret: blob({ mode: 'buffer' }).notNull(),
  boxPublic: blob({ mode: 'buffer' }).notNull(),
  boxSecret: blob({ mode: 'buffer' }).notNull(),
  /** Kept outside the database as well: a difference tells that this is a copy. */
  machineToken: text().notNull(),
  madeAt: integer().notNull(),
  /** 1 for the device that writes now; earlier ones keep their chains. */
  current: integer().notNull(),
})

/** The scopes this computer holds. */
export const scope = sqliteTable('scope', { id: text().primaryKey(), kind: text().notNull() })

/** The keys of the scopes this computer may read, newest epoch last. */
export const scopeKey = sqliteTable(
  'scopeKey',
  {
    scope: text().notNull(),
    epoch: integer().notNull(),
    keyId: text().notNull(),
    key: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.epoch, table.keyId] })],
)

/** Signed stretches of chains, own and others': adopting, refilling and finding a chain's tip need the signatures. */
export const run = sqliteTable(
  'run',
  {
    chain: integer().notNull(),
    fromSeq: integer().notNull(),
    toSeq: integer().notNull(),
    signature: blob({ mode: 'buffer' }).notNull(),
    /** The chain's tip after `toSeq`. */
    tip: blob({ mode: 'buffer' }).notNull(),
    /** The object's number under this computer's own name in the store, null for what others keep there. */
    number: integer(),
    /** Bytes of the object in the store. */
    size: integer(),
  },
  (table) => [primaryKey({ columns: [table.chain, table.fromSeq] }), uniqueIndex('run_number').on(table.number)],
)

/** Objects sealed and not yet known to lie in the store: a retry sends the same bytes. */
export const outbox = sqliteTable('outbox', {
  name: text().primaryKey(),
  bytes: blob({ mode: 'buffer' }).notNull(),
  sealedAt: integer().notNull(),
})

/** What is known of each computer of the team from its newest head. */
export const peer = sqliteTable('peer', {
  device: text().primaryKey(),
  rev: integer().notNull(),
  headHash: blob({ mode: 'buffer' }).notNull(),
  /** The head as it was signed, JSON. */
  head: text().notNull(),
  /** When this computer got that head, and since when the store has shown an older one. */
  heardAt: integer().notNull(),
  lowerSince: integer(),
})

/** Objects that a head names and that cannot be read yet: missing, cut short or altered, since when. */
export const awaited = sqliteTable('awaited', {
  name: text().primaryKey(),
  device: text().notNull(),
  since: integer().notNull(),
  problem: text().notNull(),
})
