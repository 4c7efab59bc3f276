import { describe, test } from 'vitest'
import { lostInAPutThatWasCut } from './found/acts-lost.ts'
import {
  adoptedInTheLastRound,
  otherBranchOnly,
  overwroteWhatCouldNotBeRead,
  restoredAfterAPutThatWasCut,
  restoredAndNeverRemoved,
  restoredBeforeItWasSealed,
  sentBeforeItWasRemovedUnread,
  sentWhereAnotherCopyPutItsHead,
  wroteBesideItsCopy,
} from './found/copies.ts'
import { approvedByTheOtherOne, letInByOneWhoWasCutOff, recoveredInTwoGoes, recoveredWithoutAllActs, secondComputerThatAnsweredTwice, waitedWithPeople } from './found/coming-in.ts'
import { copiedBeforeItKnewItsUser, copiedBeforeItWasInvited, recoveredUnheard, removedWhoLetsItIn, twiceFromBeforeItBeganAgain, wroteBeforeItWasInvitedAnew } from './found/copies-of-newcomers.ts'
import { emptiedByTheirWriter, erasedByOneRemovedUnheard, erasedByWhoRemovedTheOthers, erasedOnOneCopy, erasedWhatACopyFollowed, erasedWithItsOwnMerge, keptEmptyByAnother, removedAgainByACopy } from './found/erasing.ts'
import { alteredAfterAllHadReadIt, alteredBeforeAnybodyReadIt, alteredToLookNewer } from './found/harms.ts'
import { oneReadingTwice } from './found/one-reading-twice.ts'
import { removedByOneOfTwoWhoRemovedEachOther, removedByWhoWasRemovedUnread } from './found/removals-that-overlap.ts'
import { removedComplains } from './found/removed-complains.ts'
import { sameIdOfAnotherKind } from './found/same-id-of-another-kind.ts'
import { simulate } from './simulate.ts'

/** Every run that once failed. */
const found = [
  sameIdOfAnotherKind,
  oneReadingTwice,
  removedComplains,
  restoredBeforeItWasSealed,
  restoredAfterAPutThatWasCut,
  wroteBesideItsCopy,
  otherBranchOnly,
  overwroteWhatCouldNotBeRead,
  sentWhereAnotherCopyPutItsHead,
  sentBeforeItWasRemovedUnread,
  restoredAndNeverRemoved,
  adoptedInTheLastRound,
  waitedWithPeople,
  secondComputerThatAnsweredTwice,
  recoveredInTwoGoes,
  approvedByTheOtherOne,
  recoveredWithoutAllActs,
  letInByOneWhoWasCutOff,
  copiedBeforeItWasInvited,
  copiedBeforeItKnewItsUser,
  wroteBeforeItWasInvitedAnew,
  recoveredUnheard,
  removedWhoLetsItIn,
  twiceFromBeforeItBeganAgain,
  alteredAfterAllHadReadIt,
  alteredBeforeAnybodyReadIt,
  alteredToLookNewer,
  erasedOnOneCopy,
  erasedByWhoRemovedTheOthers,
  erasedByOneRemovedUnheard,
  erasedWhatACopyFollowed,
  erasedWithItsOwnMerge,
  emptiedByTheirWriter,
  keptEmptyByAnother,
  removedAgainByACopy,
  removedByWhoWasRemovedUnread,
  removedByOneOfTwoWhoRemovedEachOther,
  lostInAPutThatWasCut,
]

describe('what the simulation found', () => {
  for (const { what, names, steps } of found) test(what, () => simulate(names, steps))
})
