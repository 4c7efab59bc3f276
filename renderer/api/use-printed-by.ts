import { useCallback } from 'react'
import { formatMoment } from '../../shared/rules/dates.ts'
import { formatStaffName } from '../../shared/rules/person-name.ts'
import { useRead } from './use-read.ts'

/** The foot of a print, made when it is taken: 'Printed by A. Rahman, 23 Nov 2026 14:32'. */
export function usePrintedBy(): () => string {
  const { value: member } = useRead('settings.profile', {})
  const name = member?.profile.value?.memberName ?? ''
  return useCallback(() => `Printed by ${formatStaffName(name)}, ${formatMoment(Date.now())}`, [name])
}
