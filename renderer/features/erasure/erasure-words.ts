import type { DeletedPerson, erasure, ErasureCertificate, RemovedHolder } from '../../../shared/contract/erasure.ts'
import type { Output } from '../../../shared/contract/operation.ts'
import { formatDate, formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { dayInEngland } from '../../../shared/rules/time/english-time.ts'
import { formatListName } from '../../../shared/rules/people/person-name.ts'
import { counted } from '../../ui/counted.ts'
import { listed } from '../team/team-words.ts'

/** Under what name somebody whose record was deleted is known: 'OKAFOR, Ngozi'. */
export const deletedName = ({ name }: Pick<DeletedPerson, 'name'>): string => (name === null ? 'Name not known' : formatListName(name))

/** 'OKAFOR, Ngozi, deleted on 23 Nov 2026'. */
export const deletedWords = ({ name, deletedAt }: Pick<DeletedPerson, 'name' | 'deletedAt'>): string => `${deletedName({ name })}, deleted on ${formatDate(dayInEngland(deletedAt))}`

type Preview = Output<typeof erasure.preview>

/** What is said before somebody is erased: what leaves, from where, and what stays. `name`: 'OKAFOR, Ngozi'. */
export function erasingWords(name: string, { changes, computers, removed, backupsEnd }: Preview): readonly string[] {
  const backups = (where: string): string => `Backups on ${where} keep it until about ${formatIsoDate(backupsEnd)}, longer where Haversack is not used each weekday. Files that were exported or printed stay where they are.`
  if (computers === null)
    return [
      `Everything about ${name} leaves this computer, which alone holds it: ${counted(changes, 'change')}. Records that were merged into this one go too. It cannot be undone.`,
      backups('this computer'),
    ]
  return [
    `Everything about ${name} leaves every computer of the team and the storage: ${counted(changes, 'change')}. Records that were merged into this one go too. It cannot be undone.`,
    `${listed(computers, 'No computer')} ${computers.length === 1 ? 'holds' : 'hold'} it. It is hidden here at once and elsewhere when a computer next syncs, and erased on each once the computers of all administrators have heard of it.`,
    ...(removed.length === 0 ? [] : [`${holdersWords(removed)} may still hold it: erasing does not reach a computer that was removed.`]),
    backups('each computer'),
  ]
}

/** "Ann's laptop (lost, removed on 3 Nov 2026)": each with why and when it was removed. */
function holdersWords(removed: readonly RemovedHolder[]): string {
  const day = (removedAt: number | null): string => (removedAt === null ? 'removed on a day that is not known' : `removed on ${formatDate(dayInEngland(removedAt))}`)
  return listed(
    removed.map(({ words, state, removedAt }) => `${words} (${state}, ${day(removedAt)})`),
    '',
  )
}

/** A fact of a certificate, with the words before it. */
export interface CertificateFact {
  readonly name: string
  readonly words: string
}

/** Everything a certificate says: of computers and days, of nobody who was erased. */
export function certificateFacts(certificate: ErasureCertificate): readonly CertificateFact[] {
  const { erasedAt, by, done, notYetHeardFrom, removed, backupsEnd, held } = certificate
  return [
    { name: 'Erased on', words: formatDate(dayInEngland(erasedAt)) },
    { name: 'By', words: by ?? 'Not known' },
    { name: 'Done on', words: listed(done, 'No computer yet') },
    { name: 'Not yet heard from', words: listed(notYetHeardFrom, `No computer${removed.length === 0 ? '' : ' of the team'}: all have done it`) },
    ...(removed.length === 0 ? [] : [{ name: 'May still hold it', words: `${holdersWords(removed)}. Erasing does not reach a computer that was removed.` }]),
    {
      name: 'Backups end',
      words: `About ${formatIsoDate(backupsEnd)}, later on computers that are not used each weekday${notYetHeardFrom.length === 0 ? '' : ' or were not yet heard from'}`,
    },
    ...(held === 0 ? [] : [{ name: 'Came in later', words: `${counted(held, 'change')} ${held === 1 ? 'is' : 'are'} held, without effect` }]),
  ]
}
