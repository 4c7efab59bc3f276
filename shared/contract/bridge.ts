import type { CommandId } from '../model/commands.ts'

/** Why the caseload is being locked; the unlock page says it. */
export type LockReason = 'asked' | 'idle' | 'suspended' | 'closing'

/** A file or folder the user chose, named to the core by a token that is good for one use. */
export interface FileGrant {
  readonly grant: string
  readonly fileName: string
}

export type SavedFileKind = 'xlsx' | 'csv' | 'pdf' | 'txt' | 'html'

/**
 * What the preload script lets the renderer ask of the shell, as `window.haversack`. No paths cross it:
 * the shell tells the core the path of a chosen file and gives the renderer a token.
 */
export interface ShellBridge {
  readonly platform: 'windows' | 'mac' | 'linux'
  readonly appVersion: string
  /** Asks for a port to the core; it arrives as a window message `{type: 'core-port'}` with the port in it. */
  requestCore(): void
  chooseSaveFile(wish: { readonly suggestedName: string; readonly kind: SavedFileKind }): Promise<FileGrant | null>
  /** Asks which backup file to open. */
  chooseBackupFile(): Promise<FileGrant | null>
  /** Asks for the folder or stick through which a team syncs. */
  chooseFolder(): Promise<FileGrant | null>
  /** Prints the page as its print style shows it, through the system's dialog. */
  printPage(): Promise<'printed' | 'cancelled' | 'failed'>
  /** Writes the page, as its print style shows it, to the PDF file the user chose. */
  savePageAsPdf(grant: FileGrant): Promise<'saved' | 'read_only' | 'disk_full' | 'failed'>
  /** Puts text on the clipboard and clears it again after 60 seconds if it is still there. */
  copyForAMinute(text: string): Promise<void>
  /** Ends the core after it has closed the caseload, starts a fresh one and reloads to the unlock page. */
  locked(reason: LockReason): void
  /** A menu entry was chosen. Returns how to stop listening. */
  onCommand(listener: (command: CommandId) => void): () => void
  /** The shell wants the caseload locked (suspend, lid, closing): keep what is typed, then call `locked`. */
  onLockRequest(listener: (reason: LockReason) => void): () => void
}

declare global {
  interface Window {
    readonly haversack: ShellBridge
  }
}
