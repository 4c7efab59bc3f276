import { useLocation } from 'wouter'
import { useRead } from '../../api/use-read.ts'
import { useCommand } from '../../app/use-command.tsx'

/** The command that leads to erasing the person in view, for whoever may. */
export function EraseCommand({ personId }: { personId: string }) {
  const [, navigate] = useLocation()
  const { value: mayErase } = useRead('erasure.mayErase', {})
  useCommand('erase', () => navigate(`/people/${personId}/erase`), { enabled: mayErase === true })
  return null
}
