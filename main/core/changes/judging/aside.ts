/** Why a change is without effect, in the column `aside`. */
export const aside = { counts: 0, refused: 1, overwritesSigned: 2, notUnderstood: 3, notHeld: 4 } as const
export type Aside = (typeof aside)[keyof typeof aside]
