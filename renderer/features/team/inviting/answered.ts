import type { Invitation } from '../../../../shared/contract/team.ts'

/** An invitation that a computer has answered, which now waits for an administrator. */
export type Answered = Invitation & { readonly answer: Exclude<Invitation['answer'], null | string> }

export function isAnswered(invitation: Invitation): invitation is Answered {
  return invitation.answer !== null && typeof invitation.answer !== 'string'
}

/** What has become of one that no computer can be let in by. */
export const unansweredWords = {
  two_answered: 'Two computers answered this invitation. Both were refused; make a new one and tell the code to one person only.',
  gone: 'This invitation is no longer in the storage: whoever typed its code has stopped joining, or it was taken away there. Cancel it, and make a new one if they are still to join.',
} as const
