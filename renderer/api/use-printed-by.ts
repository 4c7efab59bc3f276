import { useCallback } from 'react'
import { formatMoment } from '../../shared/rules/time/dates.ts'
import { useRead } from './use-read.ts'
import { useStaffName } from './use-staff-name.ts'

/** The foot of a print, made when it is taken: 'Printed by A. Rahman, 23 Nov 2026 14:32'. */
export function usePrintedBy(): () => string {
  const { value: member } = useRead('settings.profile', {})
  const name = member?.profile.value?.memberName ?? ''
  const staffName = useStaffName()
  return useCallback(() => `Printed by ${staffName(name)}, ${formatMoment(Date.now())}`, [name, staffName])
}
