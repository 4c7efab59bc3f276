import { useMemo } from 'react'
import { staffNames, type StaffName } from '../../shared/rules/people/staff-names.ts'
import { useRead } from './use-read.ts'

/**
 * What colleagues are called where a short name is enough, told apart in the whole team: 'A. Rahman', or 'Ann Cole' beside
 * 'Alan Cole'.
 * @param others whom they have to be told apart from besides: those who wrote under names that are nobody's now
 */
export function useStaffName(others: readonly string[] = nobody): StaffName {
  const { value: members } = useRead('team.memberNames', {})
  return useMemo(() => staffNames([...(members ?? []), ...others]), [members, others])
}

const nobody: readonly string[] = []
