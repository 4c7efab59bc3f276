import type { Caseload } from '../caseload.ts'
import { memberIdOf, profileOf } from '../settings.ts'
import type { NoteText } from './note-heads.ts'

/** Whose a note is: the member decides, the name as it was then is shown. */
export type Author = Pick<NoteText, 'author' | 'authorRole' | 'authorId'>

/** This computer's user, as the author of a note. */
export const userAsAuthor = (caseload: Caseload): Required<Author> => {
  const { memberName, memberRole } = profileOf(caseload)
  return { author: memberName, authorRole: memberRole, authorId: memberIdOf(caseload) }
}

/** The name of whoever began a draft, null where that is `user`. An earlier version kept no member ids: then names are compared. */
export const begunByAnother = ({ author, authorId }: Omit<Author, 'authorRole'>, user: Required<Author>): string | null =>
  (authorId === undefined ? author === user.author : authorId === user.authorId) ? null : author
