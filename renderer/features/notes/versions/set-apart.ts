/*
 * Drafts that what was typed in another note became, because that one was signed on another computer meanwhile. Kept in
 * memory alone: it explains what has just happened, and is no part of the record.
 */
const signedNotes = new Map<string, string>()

/** Remembers which note a draft was set apart from. */
export function rememberSetApart(draft: string, signedNote: string): void {
  signedNotes.set(draft, signedNote)
}

/** The signed note that a draft was set apart from since the application was started, or null. */
export function setApartFrom(draft: string): string | null {
  return signedNotes.get(draft) ?? null
}
