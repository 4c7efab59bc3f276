/** Where pages begin whose caseload is not open yet. */
const beforeOpening = ['/unlock', '/first-run', '/recover', '/damage', '/open-backup']
/** Of these, those that go on after the caseload is open, to show its new recovery code. */
const alsoAfterOpening = ['/first-run', '/recover', '/new-code']

export interface SessionState {
  readonly isOpen: boolean
  /** False: the user of the open caseload has not shown to hold its recovery code. */
  readonly isCodeConfirmed: boolean
  /** No caseload is on this computer yet. */
  readonly isEmpty: boolean
  /** Whether a page exists for the address. */
  readonly hasPage: boolean
  /** The window has just been loaded. */
  readonly isArrival: boolean
}

/** Where to go instead of `location`; null where the window may stay. */
export function redirection(location: string, { isOpen, isCodeConfirmed, isEmpty, hasPage, isArrival }: SessionState): string | null {
  if (isOpen) {
    const isBehind = begins(location, beforeOpening) && !begins(location, alsoAfterOpening)
    if (isBehind && !isCodeConfirmed) return '/new-code'
    return isBehind || (!hasPage && location !== landing) ? landing : null
  }
  if (isArrival && isEmpty) return location === '/first-run' ? null : '/first-run'
  return begins(location, beforeOpening) ? null : '/unlock'
}

/** The page that opens after unlocking. */
export const landing = '/today'

/** The reason of a lock in the address that the shell loads, '#/unlock?reason=idle'; null without one. */
export function reasonIn(hash: string): string | null {
  const question = hash.indexOf('?')
  return question === -1 ? null : new URLSearchParams(hash.slice(question)).get('reason')
}

function begins(location: string, places: readonly string[]): boolean {
  return places.some((place) => location === place || location.startsWith(`${place}/`))
}
