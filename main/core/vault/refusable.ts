import { err, type Err, type Failure, type Ok } from '../../../shared/rules/result.ts'
import { storageFault } from '../common/files.ts'

export type Outcome = Ok<unknown> | Err<Failure>

/** An outcome, or what the disk refused. */
export type Refusable<O extends Outcome> =
  | O
  | Err<{ readonly code: 'disk_full' }>
  | Err<{ readonly code: 'folder_not_writable' }>
  | Err<{ readonly code: 'vault_damaged' }>

/**
 * Does work that the disk may refuse, and turns refusals into outcomes, in the words of the vault's pages:
 * there it is the folder that cannot be written. Other errors are thrown on.
 */
export async function refusable<O extends Outcome>(work: () => Promise<O>): Promise<Refusable<O>> {
  try {
    const outcome = await work()
    if (!outcome.ok && outcome.error.code === 'read_only') return err('folder_not_writable')
    return outcome
  } catch (error) {
    switch (storageFault(error)) {
      case 'read_only':
        return err('folder_not_writable')
      case 'disk_full':
        return err('disk_full')
      case 'vault_damaged':
        return err('vault_damaged')
      case null:
        throw error
    }
  }
}
