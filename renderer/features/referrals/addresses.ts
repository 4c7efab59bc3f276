/** Where a referral is read and decided. */
export const referralAddress = (id: string): string => `/referrals/${id}`

/** Where a file of referrals is reviewed. */
export const importAddress = (importId: string): string => `/referrals/import/${importId}`

/** Where a new referral is written, for somebody who is already here or for a new person. */
export const newReferralAddress = (personId?: string): string => (personId === undefined ? '/referrals/new' : `/referrals/new/${personId}`)
