import { useMemo } from 'react'
import { staffNames, type StaffName } from '../../shared/rules/staff-names.ts'
import { useRead } from './use-read.ts'

/** What colleagues are called where a short name is enough, told apart in the whole team: 'A. Rahman', or 'Ann Cole' beside 'Alan Cole'. */
export function useStaffName(): StaffName {
  const { value: members } = useRead('team.memberNames', {})
  return useMemo(() => staffNames(members ?? []), [members])
}
