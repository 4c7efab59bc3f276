/** Beside a button that cannot be pressed on a computer that was removed from its team. */
export const removedReason = 'This computer was removed from the team'
