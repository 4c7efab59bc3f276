import { formatStaffName } from './person-name.ts'

/** What to call a colleague, by their full name. */
export type StaffName = (fullName: string) => string

/**
 * How colleagues are called where a short name is enough: 'A. Rahman'. Where two of them would be called the same, both
 * have their full names: 'Alan Cole' and 'Ann Cole'.
 * @param fullNames all names among which they have to be told apart
 */
export function staffNames(fullNames: readonly string[]): StaffName {
  const byShortName = Map.groupBy(new Set(fullNames), formatStaffName)
  return (fullName) => {
    const short = formatStaffName(fullName)
    return byShortName.get(short)?.some((other) => other !== fullName) === true ? fullName : short
  }
}
