import { contextBridge, ipcRenderer } from 'electron'
import type { LockReason, ShellBridge } from '../../shared/contract/bridge.ts'
import type { CommandId } from '../../shared/model/commands.ts'
import { channels, versionArgument } from './channels.ts'

const commandListeners = new Set<(command: CommandId) => void>()
const lockListeners = new Set<(reason: LockReason) => void>()

const bridge: ShellBridge = {
  platform: platformName(),
  appVersion: appVersion(),
  requestCore: () => void ipcRenderer.invoke(channels.requestCore),
  chooseSaveFile: (wish) => ipcRenderer.invoke(channels.chooseSaveFile, wish),
  chooseBackupFile: () => ipcRenderer.invoke(channels.chooseBackupFile),
  chooseFolder: () => ipcRenderer.invoke(channels.chooseFolder),
  printPage: () => ipcRenderer.invoke(channels.printPage),
  savePageAsPdf: (grant) => ipcRenderer.invoke(channels.savePageAsPdf, grant),
  copyForAMinute: (text) => ipcRenderer.invoke(channels.copyForAMinute, text),
  locked: (reason) => void ipcRenderer.invoke(channels.locked, reason),
  onCommand: (listener) => listen(commandListeners, listener),
  onLockRequest: (listener) => listen(lockListeners, listener),
}

contextBridge.exposeInMainWorld('haversack', bridge)

ipcRenderer.on(channels.corePort, (event) => {
  window.postMessage({ type: 'core-port' }, window.location.origin, event.ports)
})

ipcRenderer.on(channels.command, (_event, command: CommandId) => {
  for (const listener of commandListeners) listener(command)
})

ipcRenderer.on(channels.lockRequest, (_event, reason: LockReason) => {
  // A page that listens to nothing has nothing to keep: the shell need not wait for it.
  if (lockListeners.size === 0) bridge.locked(reason)
  for (const listener of lockListeners) listener(reason)
})

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function platformName(): ShellBridge['platform'] {
  if (process.platform === 'win32') return 'windows'
  return process.platform === 'darwin' ? 'mac' : 'linux'
}

function appVersion(): string {
  return process.argv.find((argument) => argument.startsWith(versionArgument))?.slice(versionArgument.length) ?? ''
}
