/** One object in a store: what it is called, and its length in bytes. */
export interface StoreEntry {
  readonly name: string
  readonly size: number
}

/**
 * Storage that several computers can reach, in four verbs: no locks, no times, no conditions. Objects have names that
 * `isObjectName` takes, and no object has the name of a folder in which others lie; whatever else lies there is never
 * seen. A verb that cannot do its work throws a `StoreFailure`.
 */
export interface Store {
  /** Every object whose name starts with the prefix, at any depth, in any order; none: []. */
  list(prefix: string): Promise<readonly StoreEntry[]>
  /** The whole object, or null if there is none of that name. Something longer than `maxObjectBytes` comes cut off, and is no object. */
  get(name: string): Promise<Uint8Array | null>
  /** Writes the object, in place of one of that name: whole or not at all where the storage can do that. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Takes the object away; one that is not there is taken away already. */
  remove(name: string): Promise<void>
  /**
   * The time by the storage's own clock, in milliseconds since 1970, as it last told it along with an answer; null, or
   * left out: it tells none. Only to warn of a clock that is wrong: nothing rests on it.
   */
  serverTime?(): number | null
  /** Gives up what is under way; it and every later call fail as 'unreachable'. */
  close(): void
}

/**
 * unreachable: it may work later, untouched: no network, no such folder, a server in trouble, no answer in time.
 * refused: the storage does not know the user or the password.
 * forbidden: it knows who asks, and lets them not do this: a folder that can only be read, a user without the right.
 * full: no space, or over a quota.
 * unsuitable: it answered, but not as such storage answers.
 */
export type StoreFault = 'unreachable' | 'refused' | 'forbidden' | 'full' | 'unsuitable'

/**
 * What a proxy that the computer is set to use has to do with an 'unreachable', for the person who can have it mended.
 * unreachable_by_proxy: it was tried through one; proxy_password: it asks who they are;
 * proxy_unsupported: there are only proxies of a kind that is not supported.
 */
export type ProxyFault = 'unreachable_by_proxy' | 'proxy_password' | 'proxy_unsupported'

/** Why a store could not do what was asked. Its message names no server, no object, no user and no secret. */
export class StoreFailure extends Error {
  readonly code: StoreFault
  /** The same as it is told to a person. */
  readonly problem: StoreFault | ProxyFault

  constructor(code: StoreFault, message: string, problem: StoreFault | ProxyFault = code) {
    super(message)
    this.name = 'StoreFailure'
    this.code = code
    this.problem = problem
  }
}

/**
 * The size in bytes that no object and no part of a listing exceeds. Reading stops soon after it, because a store that
 * hands out more would only fill the memory; what is cut off there is taken for neither.
 */
export const maxObjectBytes = 16 * 1024 * 1024
