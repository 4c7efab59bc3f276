import fc from 'fast-check'
import { faults } from './faulty-store.ts'
import { forgeries, harms, type Edit, type Step } from './step.ts'

const who = fc.nat(5)
const person = fc.nat(4)
const note = fc.nat(3)
const stale = fc.boolean()
const dice = fc.nat(0xffff)

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('name' as const, 'address' as const), person, empty: fc.boolean(), stale }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('note' as const), note, sign: fc.boolean(), stale }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('case' as const), person, closed: fc.boolean(), stale }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('consultation' as const), person, hour: fc.integer({ min: 9, max: 16 }), stale }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete-person' as const), person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete-note' as const), note }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const), loser: person, winner: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('keep-apart' as const), one: person, other: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('later-version' as const),
      person,
      what: fc.constantFrom('entity' as const, 'group' as const, 'field' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('template' as const), template: fc.nat(1), stale }) },
)

const edits = fc.record({ kind: fc.constant('edit' as const), who, edit })

/** Mostly a quiet storage: on one that does everything wrong at once nothing happens at all. */
const someFaults = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.uniqueArray(fc.constantFrom(...faults), { maxLength: 3 }) },
)
const crashAt = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) })
const cycles = fc.record({ kind: fc.constant('cycle' as const), who, faults: someFaults, dice, crashAt })

const waits = fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 3000 }) })
const clocks = fc.record({ kind: fc.constant('clock' as const), who, days: fc.integer({ min: -365, max: 365 }) })

/** Records, faults, crashes and clocks: everybody means well, and the storage is bad. */
export const peacefulStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: edits },
  { weight: 10, arbitrary: cycles },
  { weight: 2, arbitrary: waits },
  { weight: 1, arbitrary: clocks },
)

const versions = fc.record({ kind: fc.constant('version' as const), who, older: fc.boolean() })

/** Computers with different versions of the program. */
export const versionStep = fc.oneof({ weight: 20, arbitrary: peacefulStep }, { weight: 3, arbitrary: versions })

const harmSteps = fc.record({ kind: fc.constant('harm' as const), harm: fc.constantFrom(...harms), dice })
const forgeSteps = fc.record({ kind: fc.constant('forge' as const), who, forgery: fc.constantFrom(...forgeries), dice })
const backUps = fc.record({ kind: fc.constant('back-up' as const), who })
const how = fc.constantFrom('in-place' as const, 'elsewhere' as const, 'beside' as const)
const restores = fc.record({ kind: fc.constant('restore' as const), who, how, old: fc.boolean() })
const moves = fc.record({ kind: fc.constant('move' as const), who, person, to: fc.nat(2) })
const covers = fc.record({ kind: fc.constant('cover' as const), who, whom: who, scope: fc.nat(1), way: fc.constantFrom('give' as const, 'end' as const, 'hand-over' as const) })
const removals = fc.record({ kind: fc.constant('remove' as const), who, whom: who })
const admissions = fc.record({ kind: fc.constant('admit' as const), who, whom: who })

const erasures = fc.record({ kind: fc.constant('erase' as const), who, person })

/** The storage's owner, or somebody with its password, does harm. */
export const harmfulStep = fc.oneof(
  { weight: 20, arbitrary: peacefulStep },
  { weight: 3, arbitrary: harmSteps },
  { weight: 1, arbitrary: moves },
  { weight: 1, arbitrary: covers },
)

/** Whole teams: people and leave go to and fro, computers are removed, restored and doubled. */
export const teamStep = fc.oneof(
  { weight: 20, arbitrary: peacefulStep },
  { weight: 2, arbitrary: moves },
  { weight: 2, arbitrary: covers },
  { weight: 1, arbitrary: removals },
  { weight: 1, arbitrary: admissions },
  { weight: 1, arbitrary: erasures },
  { weight: 1, arbitrary: harmSteps },
)

/** A team with a member whose computer writes what it may not. */
export const hostileStep = fc.oneof(
  { weight: 20, arbitrary: teamStep },
  { weight: 4, arbitrary: forgeSteps },
)

/** Computers that are put back to an earlier state, or run twice. */
export const copyingStep = fc.oneof(
  { weight: 20, arbitrary: peacefulStep },
  { weight: 1, arbitrary: harmSteps },
  { weight: 2, arbitrary: backUps },
  { weight: 1, arbitrary: restores },
)

const luck = { faults: someFaults, dice, crashAt }
const newPeople = fc.record({ kind: fc.constant('edit' as const), who, edit: fc.record({ kind: fc.constant('new-person' as const) }) })
const longWaits = fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 3000, max: 15_000 }) })
const invitations = fc.record({ kind: fc.constant('invite' as const), who, whom: who, own: fc.boolean(), second: fc.boolean(), ...luck })
const answers = fc.record({ kind: fc.constant('answer' as const), who, which: who, ...luck })
const approvals = fc.record({ kind: fc.constant('approve' as const), who, whom: who, ...luck })
const takenBack = fc.record({ kind: fc.constant('take-back' as const), which: who, ...luck })
const givenUp = fc.record({ kind: fc.constant('give-up' as const), who, ...luck })
const beginnings = fc.record({ kind: fc.constant('begin' as const), who, ...luck })
const newStarts = fc.record({ kind: fc.constant('start-again' as const), who })
const recoveries = fc.record({ kind: fc.constant('recover' as const), who, ...luck })
const departures = fc.record({ kind: fc.constant('away' as const), who })
const returns = fc.record({ kind: fc.constant('back' as const), who })
/** Most others ask for what cannot be: of these most are acts. */
const coversOfOne = fc.record({ kind: fc.constant('cover' as const), who, whom: fc.constant(1), scope: fc.constant(1), way: fc.constantFrom('give' as const, 'end' as const) })
const partings = fc.record({ kind: fc.constant('part' as const), who })
const meetings = fc.record({ kind: fc.constant('meet' as const) })
const fires = fc.record({ kind: fc.constant('fire' as const) })

/** Who comes in is behind the first three in the plan for them. */
const newcomer = fc.constantFrom(3, 4)
const backUpsOfNewcomers = fc.record({ kind: fc.constant('back-up' as const), who: newcomer })
const copiesOfNewcomers = fc.record({ kind: fc.constant('restore' as const), who: newcomer, how, old: fc.boolean() })

/** Computers that come into the team by invitation; while they wait they may be copied, more than once. */
export const joiningStep = fc.oneof(
  { weight: 20, arbitrary: peacefulStep },
  { weight: 2, arbitrary: newPeople },
  { weight: 1, arbitrary: longWaits },
  { weight: 5, arbitrary: invitations },
  { weight: 7, arbitrary: answers },
  { weight: 7, arbitrary: approvals },
  { weight: 1, arbitrary: takenBack },
  { weight: 1, arbitrary: givenUp },
  { weight: 1, arbitrary: beginnings },
  { weight: 1, arbitrary: newStarts },
  { weight: 1, arbitrary: recoveries },
  { weight: 1, arbitrary: covers },
  { weight: 1, arbitrary: removals },
  { weight: 1, arbitrary: erasures },
  { weight: 2, arbitrary: harmSteps },
  { weight: 1, arbitrary: backUpsOfNewcomers },
  { weight: 2, arbitrary: copiesOfNewcomers },
)

/** Computers that are gone, for good or not, and others that come into the team by its sheet. */
export const recoveryStep = fc.oneof(
  { weight: 20, arbitrary: peacefulStep },
  { weight: 2, arbitrary: newPeople },
  { weight: 2, arbitrary: recoveries },
  { weight: 1, arbitrary: departures },
  { weight: 1, arbitrary: returns },
  { weight: 1, arbitrary: fires },
  { weight: 1, arbitrary: covers },
  { weight: 1, arbitrary: removals },
  { weight: 1, arbitrary: newStarts },
  { weight: 1, arbitrary: erasures },
  { weight: 2, arbitrary: harmSteps },
)

/** Teams of which any computer, an administrator's too, may be put back to an earlier state or run twice. */
const restoredTeamStep = fc.oneof(
  { weight: 20, arbitrary: peacefulStep },
  { weight: 1, arbitrary: moves },
  { weight: 1, arbitrary: covers },
  { weight: 6, arbitrary: coversOfOne },
  { weight: 1, arbitrary: removals },
  { weight: 2, arbitrary: backUps },
  { weight: 4, arbitrary: restores },
  { weight: 3, arbitrary: partings },
  { weight: 1, arbitrary: meetings },
  { weight: 1, arbitrary: erasures },
  { weight: 1, arbitrary: harmSteps },
)

/** Often an administrator's computer exists twice from the beginning, each of the two with others who see nothing of the other. */
export const restoredTeamSteps = fc
  .tuple(
    fc.oneof(
      fc.constant<Step[]>([]),
      fc.constant<Step[]>([
        { kind: 'restore', who: 0, how: 'beside', old: false },
        { kind: 'part', who: 3 },
        { kind: 'part', who: 1 },
      ]),
    ),
    fc.array(restoredTeamStep, { maxLength: 35, size: 'max' }),
  )
  .map((parts) => parts.flat())

export const stepsOf = (step: fc.Arbitrary<Step>, longest = 40): fc.Arbitrary<readonly Step[]> => fc.array(step, { maxLength: longest, size: 'max' })
