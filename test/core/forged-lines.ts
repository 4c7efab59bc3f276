import type { LogLine } from '../../main/core/changes/log/line.ts'
import type { Caseload } from '../../main/core/caseload/caseload.ts'

/** A line that the program itself would refuse to write. */
export type ForgedLine = Partial<LogLine> & Pick<LogLine, 'record'> & { readonly scope: string; readonly value: string }

/** Puts a line into a computer's own chain, past all that its program would refuse; sync sends it like any other. */
export const forgeLine = ({ log, device, milliseconds }: Caseload, { scope, ...line }: ForgedLine): void => {
  const chain = { id: log.chainOf(scope, device.id), scope, device: device.id }
  const seq = log.lastSeq(chain.id) + 1
  const said = { entity: 'person', grp: 'home', subject: line.record, supersedes: '[]', origin: null, hlc: milliseconds() * 1024, ...line, seq }
  log.append(chain, said, 0, 0)
}
