import { useLocation } from 'wouter'
import { useRead } from '../../api/use-read.ts'
import { useCommand } from '../../app/use-command.tsx'
import { useReconnection } from './use-reconnection.ts'
import { useSyncOrders } from './use-sync-orders.ts'
import { useSyncStatus } from './use-sync-status.ts'

/** The commands of the menu Sync, answered on every page of an open caseload, and sync on reconnection. F5 and Ctrl R must never reload. */
export function SyncCommands() {
  const [, navigate] = useLocation()
  const { status } = useSyncStatus()
  const { value: team } = useRead('team.current', {})
  const { syncNow, setPaused } = useSyncOrders()
  useReconnection()
  const isOn = status !== undefined && status.state !== 'off'
  useCommand('sync-now', () => (isOn ? void syncNow() : navigate('/settings/sync')))
  useCommand('pause-sync', () => void setPaused(status?.state !== 'paused'), { enabled: isOn && status.state !== 'stopped' })
  useCommand('set-up-sync', () => navigate('/sync/set-up'))
  useCommand('settle', () => navigate('/settle'))
  useCommand('computers', () => navigate('/computers'))
  useCommand('team', () => navigate('/team'))
  useCommand('erasures', () => navigate('/erasures'))
  useCommand('invite', () => navigate('/sync/invite'), { enabled: team?.role === 'administrator' })
  return null
}
