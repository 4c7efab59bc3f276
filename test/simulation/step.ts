import type { Fault } from './faulty-store.ts'

/** What a user does with records, on one computer. `stale`: from a page that was opened some time ago. */
export type Edit =
  | { readonly kind: 'name' | 'address'; readonly person: number; readonly empty: boolean; readonly stale: boolean }
  | { readonly kind: 'note'; readonly note: number; readonly sign: boolean; readonly stale: boolean }
  | { readonly kind: 'case'; readonly person: number; readonly closed: boolean; readonly stale: boolean }
  | { readonly kind: 'consultation'; readonly person: number; readonly hour: number; readonly stale: boolean }
  | { readonly kind: 'delete-person'; readonly person: number }
  | { readonly kind: 'delete-note'; readonly note: number }
  | { readonly kind: 'merge'; readonly loser: number; readonly winner: number }
  | { readonly kind: 'keep-apart'; readonly one: number; readonly other: number }
  | { readonly kind: 'undo' }
  /** What a later version writes: a kind of record, a field group, or a field that nobody here knows. */
  | { readonly kind: 'later-version'; readonly person: number; readonly what: 'entity' | 'group' | 'field' }
  | { readonly kind: 'template'; readonly template: number; readonly stale: boolean }
  /** Somebody nobody has heard of, at home where this computer's user puts new people. */
  | { readonly kind: 'new-person' }

/** What somebody who can write to the storage does to it. */
export const harms = ['flip', 'swap', 'rename', 'copy', 'vanish', 'cut', 'replay', 'roll-back', 'empty-object', 'double-up', 'withhold'] as const
export type Harm = (typeof harms)[number]

/** What a member's computer writes that was made to write what it may not. */
export const forgeries = [
  /** It names others' changes as superseded, with checks it made up, or those of other registers. */
  'wrong-check',
  'other-register',
  /** It names a signed note of somebody else, with the right check. */
  'overwrite-signed',
  /** It writes in a scope it was never granted. */
  'foreign-scope',
  /** It writes acts: a grant for itself, a removal of others, its own promotion. */
  'grant-itself',
  'remove-others',
  'enrol-stranger',
  'root-act',
  /** It writes records that only supervisors write. */
  'team-record',
  /** Values of no known form, and texts that are none. */
  'wrong-value',
  'odd-names',
  'id-of-another-kind',
  /** Its head says that it keeps others' chains, further than they go. */
  'adopt-lie',
  /** A deletion that says it has seen everything there will ever be. */
  'bury-the-future',
  /** It says that somebody it knows of is on another caseload, or nowhere. */
  'claim-home',
  /** It says that what it writes is copied from somebody. */
  'untrue-copy',
  /** It has the scope's key and the storage's password: it puts others' runs and heads with something else in them. */
  'rewrite-run',
  'rewrite-head',
] as const
export type Forgery = (typeof forgeries)[number]

/** What goes wrong while a computer uses the storage. */
export interface Luck {
  readonly faults: readonly Fault[]
  readonly dice: number
  /** The computer is switched off at that await, and on again. Null: not. */
  readonly crashAt: number | null
}

export type Step =
  | { readonly kind: 'edit'; readonly who: number; readonly edit: Edit }
  | ({
      readonly kind: 'cycle'
      readonly who: number
    } & Luck)
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'clock'; readonly who: number; readonly days: number }
  | { readonly kind: 'harm'; readonly harm: Harm; readonly dice: number }
  | { readonly kind: 'forge'; readonly who: number; readonly forgery: Forgery; readonly dice: number }
  /** A copy of a computer's disk is taken for later. */
  | { readonly kind: 'back-up'; readonly who: number }
  /** The copy, or what is on the disk now, is put in its place again; on another computer instead; or beside it, so that both go on. */
  | { readonly kind: 'restore'; readonly who: number; readonly how: 'in-place' | 'elsewhere' | 'beside'; readonly old: boolean }
  | { readonly kind: 'move'; readonly who: number; readonly person: number; readonly to: number }
  | { readonly kind: 'cover'; readonly who: number; readonly whom: number; readonly scope: number; readonly way: 'give' | 'end' | 'hand-over' }
  | { readonly kind: 'remove'; readonly who: number; readonly whom: number }
  /** Another version of the program is installed: an earlier one, which knows less, or this one. */
  | { readonly kind: 'version'; readonly who: number; readonly older: boolean }
  | { readonly kind: 'erase'; readonly who: number; readonly person: number }
  | { readonly kind: 'admit'; readonly who: number; readonly whom: number }
  /** Coming into the team: `who` and `whom` count administrators and newcomers, `which` the invitations. */
  | ({ readonly kind: 'invite'; readonly who: number; readonly whom: number; readonly own: boolean; readonly second: boolean } & Luck)
  | ({ readonly kind: 'answer'; readonly who: number; readonly which: number } & Luck)
  | ({ readonly kind: 'approve'; readonly who: number; readonly whom: number } & Luck)
  | ({ readonly kind: 'take-back'; readonly which: number } & Luck)
  | ({ readonly kind: 'give-up'; readonly who: number } & Luck)
  | ({ readonly kind: 'begin'; readonly who: number } & Luck)
  | { readonly kind: 'start-again'; readonly who: number }
  /** Coming into it by the team sheet. */
  | ({ readonly kind: 'recover'; readonly who: number } & Luck)
  /** One computer, or all that are in the team, are away, and perhaps found again. */
  | { readonly kind: 'away'; readonly who: number }
  | { readonly kind: 'back'; readonly who: number }
  | { readonly kind: 'fire' }
  /** A computer uses a copy of the storage, until the two are made one again. */
  | { readonly kind: 'part'; readonly who: number }
  | { readonly kind: 'meet' }
