/**
 * Whether that many milliseconds have passed between two readings of this computer's clock. One that was put back
 * makes `since` look as if it were to come; then too it is time.
 */
export const hasPassed = (milliseconds: number, since: number, now: number): boolean => Math.abs(now - since) >= milliseconds

export const hour = 60 * 60 * 1000
export const day = 24 * hour
