import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'

/*
 * The synced tables, a view of the change log: only main/core/changes writes them, they have no foreign keys and
 * no unique constraint but the id, because with sync parents arrive later, elsewhere or never.
 * A synced table has one column for each field of its entity's groups, under the field's own name.
 */

export const person = sqliteTable('person',
  {
    id: text().primaryKey(),
    title: text(),
    given: text(),
    family: text(),
    preferred: text(),
    alias: text(),
    pronouns: text(),
    birthDate: text(),
    birthDateNotKnown: integer({ mode: 'boolean' }),
    nhsNumber: text(),
    nhsNumberStatus: text(),
    otherIdentifier: text(),
    gender: text(),
    sex: text(),
    ethnicity: text(),
    religion: text(),
    sexualOrientation: text(),
    maritalStatus: text(),
    carerStatus: text(),
    immigrationStatus: text(),
    addressLine1: text(),
    addressLine2: text(),
    addressLine3: text(),
    addressLine4: text(),
    addressLine5: text(),
    postcode: text(),
    addressType: text(),
    preferredContact: text(),
    voicemail: text(),
    bestTimes: text(),
    contactNote: text(),
    language: text(),
    interpreter: text(),
    interpreterLanguage: text(),
    communicationNeeds: text(),
    informationFormat: text(),
    adjustmentsState: text(),
    adjustments: text(),
    impairment: text(),
    mobility: text(),
    otherRequirements: text(),
    ownDevice: text(),
    connection: text(),
    digitalSkills: text(),
    digitalNote: text(),
    practiceCode: text(),
    practiceName: text(),
    gpName: text(),
    gpOptOut: text(),
    mattersMost: text(),
    importantPeople: text(),
    howICommunicate: text(),
    wellness: text(),
    pleaseDo: text(),
    howToSupport: text(),
    alsoWorthKnowing: text(),
    supportedToWriteBy: text(),
    mediaLink: text(),
    risksState: text(),
    risks: text(),
    safeguardingState: text(),
    safeguarding: text(),
    safeguardingFrom: text(),
    safeguardingTo: text(),
    consentToShare: text(),
    consent: text(),
    consentNotSoughtBecause: text(),
    consentDate: text(),
    diedOn: text(),
    homeScope: text(),
    mergedInto: text(),
  },
  (table) => [
    index('person_nhsNumber').on(table.nhsNumber),
    index('person_birthDate').on(table.birthDate),
  ],
)

export const contactPoint = sqliteTable('contactPoint',
  {
    id: text().primaryKey(),
    personId: text(),
    kind: text(),
    value: text(),
    use: text(),
    preference: integer(),
  },
  (table) => [
    index('contactPoint_person').on(table.personId),
  ],
)

export const relevantContact = sqliteTable('relevantContact',
  {
    id: text().primaryKey(),
    personId: text(),
    name: text(),
    relationship: text(),
    phone: text(),
    email: text(),
    isNextOfKin: integer({ mode: 'boolean' }),
    isEmergencyContact: integer({ mode: 'boolean' }),
    contactNote: text(),
  },
  (table) => [
    index('relevantContact_person').on(table.personId),
  ],
)

export const differentPerson = sqliteTable('differentPerson',
  {
    id: text().primaryKey(),
    personId: text(),
    otherHalf: text(),
  },
  (table) => [
    index('differentPerson_person').on(table.personId),
  ],
)

export const referral = sqliteTable('referral',
  {
    id: text().primaryKey(),
    personId: text(),
    referralDate: text(),
    receivedOn: text(),
    source: text(),
    method: text(),
    referrerName: text(),
    referrerRole: text(),
    referrerTeam: text(),
    referrerService: text(),
    referrerOrganisation: text(),
    referrerOrganisationCode: text(),
    referrerContact: text(),
    reason: text(),
    presentingIssue: text(),
    personReportedIssue: text(),
    referredTo: text(),
    returnResponseTo: text(),
    state: text(),
    stateReason: text(),
    stateNote: text(),
    stateDate: text(),
    stateBy: text(),
    originFormat: text(),
    originKey: text(),
    keptAsSent: text({ mode: 'json' }),
  },
  (table) => [
    index('referral_person').on(table.personId),
    index('referral_state').on(table.state),
    index('referral_origin').on(table.originKey),
  ],
)

export const caseRecord = sqliteTable('case',
  {
    id: text().primaryKey(),
    personId: text(),
    referralId: text(),
    openedOn: text(),
    openedBy: text(),
    status: text(),
    until: text(),
    statusFrom: text(),
    statusReason: text(),
    statusNote: text(),
    outcome: text(),
    statusBy: text(),
    nextReview: text(),
    priority: text(),
  },
  (table) => [
    index('case_person').on(table.personId),
  ],
)

export const consultation = sqliteTable('consultation',
  {
    id: text().primaryKey(),
    personId: text(),
    date: text(),
    time: text(),
    minutes: integer(),
    medium: text(),
    place: text(),
    placeDetail: text(),
    purpose: text(),
    attendance: text(),
    attendanceReason: text(),
  },
  (table) => [
    index('consultation_person').on(table.personId, table.date),
    index('consultation_date').on(table.date, table.time),
    index('consultation_booked').on(table.date, table.time).where(sql`coalesce(${table.attendance}, '0') = '0'`),
  ],
)

export const note = sqliteTable('note',
  {
    id: text().primaryKey(),
    personId: text(),
    noteKind: text(),
    aboutDate: text(),
    aboutTime: text(),
    minutes: integer(),
    text: text(),
    nextStep: text(),
    nextStepBy: text(),
    consultationId: text(),
    author: text(),
    authorRole: text(),
    authorId: text(),
    begunBy: text(),
    signedAt: text(),
    aboutSomeoneElse: integer({ mode: 'boolean' }),
    safeguardingNote: integer({ mode: 'boolean' }),
    notToBeShared: integer({ mode: 'boolean' }),
  },
  (table) => [
    index('note_person').on(table.personId, table.aboutDate),
    index('note_unsigned').on(table.aboutDate).where(sql`${table.signedAt} is null`),
    index('note_consultation').on(table.consultationId).where(sql`${table.consultationId} is not null`),
  ],
)

export const addendum = sqliteTable('addendum',
  {
    id: text().primaryKey(),
    noteId: text(),
    personId: text(),
    reason: text(),
    text: text(),
    author: text(),
    authorRole: text(),
    signedAt: text(),
  },
  (table) => [
    index('addendum_note').on(table.noteId),
    index('addendum_person').on(table.personId),
  ],
)

export const noteTemplate = sqliteTable('noteTemplate', {
  id: text().primaryKey(),
  templateName: text(),
  noteKind: text(),
  headings: text(),
})

export const member = sqliteTable('member', {
  id: text().primaryKey(),
  memberName: text(),
  memberRole: text(),
  practiceCode: text(),
  practiceName: text(),
  ownCaseload: text(),
})

export const teamCaseload = sqliteTable('teamCaseload', { id: text().primaryKey(), caseloadName: text() })

export const computer = sqliteTable('computer', { id: text().primaryKey(), computerName: text() })

export const summaryExport = sqliteTable('summaryExport', {
  id: text().primaryKey(),
  exportedBy: text(),
  exportedAt: text(),
  periodFrom: text(),
  periodTo: text(),
  format: text(),
  privacy: text(),
})
