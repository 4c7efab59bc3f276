/** The people of every simulated team, and the notes about them. */
export const people = Array.from({ length: 5 }, (_, index) => `01930000-0000-7000-8000-00000000000${index}`)
export const notes = Array.from({ length: 4 }, (_, index) => `01930000-0000-7000-8000-0000000000a${index}`)

/** The text of a note as a page would save it. */
export const noteText = (personId: string, text: string, signed: boolean) => ({
  personId,
  noteKind: 'general' as const,
  aboutDate: '2026-11-23',
  aboutTime: null,
  minutes: null,
  text,
  nextStep: null,
  nextStepBy: null,
  consultationId: null,
  author: 'A. Rahman',
  authorRole: null,
  signedAt: signed ? '2026-11-23T09:00:00.000Z' : null,
})
