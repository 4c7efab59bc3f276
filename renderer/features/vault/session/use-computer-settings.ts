import type { ComputerSettings } from '../../../../shared/contract/settings.ts'
import { useRead } from '../../../api/use-read.ts'

/** The choices of this computer; until they are known, and while no caseload is open, those of a new caseload. */
export function useComputerSettings(isOpen = true): ComputerSettings {
  const { value } = useRead('settings.computer', {}, { enabled: isOpen })
  return (isOpen ? value : undefined) ?? { idleMinutes: 5, theme: 'system', roomyRows: false }
}
