import type { CodeWithWords } from '../../../shared/rules/code-list.ts'

export const yesNo = [
  { code: 'yes', words: 'Yes' },
  { code: 'no', words: 'No' },
] as const satisfies readonly CodeWithWords[]

export const contactWays = [
  { code: 'phone', words: 'Phone' },
  { code: 'text', words: 'Text message' },
  { code: 'email', words: 'Email' },
  { code: 'letter', words: 'Letter' },
  { code: 'in-person', words: 'In person' },
  { code: 'through-someone', words: 'Through someone else' },
] as const satisfies readonly CodeWithWords[]

export const ownDevices = [
  { code: 'smartphone', words: 'Own smartphone' },
  { code: 'basic-phone', words: 'Own phone without internet' },
  { code: 'tablet-or-computer', words: 'Own tablet or computer' },
  { code: 'shared', words: 'Shares a device' },
  { code: 'none', words: 'No device' },
] as const satisfies readonly CodeWithWords[]

export const connections = [
  { code: 'home', words: 'Internet at home' },
  { code: 'mobile-only', words: 'Mobile internet only' },
  { code: 'public', words: 'Only in public places' },
  { code: 'none', words: 'No internet' },
] as const satisfies readonly CodeWithWords[]

export const digitalSkills = [
  { code: 'confident', words: 'Confident online' },
  { code: 'some', words: 'Some skills' },
  { code: 'with-help', words: 'With help' },
  { code: 'none', words: 'Does not go online' },
] as const satisfies readonly CodeWithWords[]

export const genders = ['Female', 'Male', 'Non-binary', 'Prefers not to say'] as const

/** After the groups of the 2021 census of England and Wales. */
export const ethnicities = [
  'White: English, Welsh, Scottish, Northern Irish or British',
  'White: Irish',
  'White: Gypsy or Irish Traveller',
  'White: Roma',
  'White: other',
  'Mixed: White and Black Caribbean',
  'Mixed: White and Black African',
  'Mixed: White and Asian',
  'Mixed: other',
  'Asian: Indian',
  'Asian: Pakistani',
  'Asian: Bangladeshi',
  'Asian: Chinese',
  'Asian: other',
  'Black: African',
  'Black: Caribbean',
  'Black: other',
  'Arab',
  'Other ethnic group',
  'Prefers not to say',
] as const

export const maritalStatuses = ['Single', 'Married', 'Civil partner', 'Divorced', 'Widowed', 'Surviving civil partner', 'Separated'] as const

export const carerStatuses = ['Is a carer', 'Has a carer', 'Is a carer and has a carer', 'Is not a carer'] as const
