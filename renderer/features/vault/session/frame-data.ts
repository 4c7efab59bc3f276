import { useCallback } from 'react'
import { useLocation } from 'wouter'
import type { PersonSummary } from '../../../../shared/contract/people.ts'
import { formatIsoDate } from '../../../../shared/rules/time/dates.ts'
import { formatNhsNumber } from '../../../../shared/rules/people/nhs-number.ts'
import { formatCaseloadName } from '../../../../shared/rules/people/person-name.ts'
import { useCore } from '../../../api/core-context.tsx'
import { useRead } from '../../../api/use-read.ts'
import type { FrameData } from '../../../app/frame/frame.tsx'
import { currentPlatform, keyWords } from '../../../app/keys.ts'
import type { FoundPeople, PalettePerson } from '../../../app/palette-search.ts'
import { useBeginNote } from '../../notes/begin-note.ts'
import { useSyncSentences } from '../../sync/use-sync-sentences.ts'
import { settingsAddress } from '../../settings/settings-address.ts'
import { useFailedSave } from './save-watch.ts'
import { saveWords } from './save-words.ts'
import { useComputerSettings } from './use-computer-settings.ts'

/** What the frame round the pages of an open caseload shows; without one, null. */
export function useFrameData(isOpen: boolean, onLock: FrameData['onLock']): FrameData | null {
  const { value: counts } = useRead('lists.counts', {}, { enabled: isOpen })
  const { value: who } = useRead('settings.profile', {}, { enabled: isOpen })
  const { idleMinutes } = useComputerSettings(isOpen)
  const failed = useFailedSave()
  const sync = useSyncSentences(isOpen)
  const palette = usePalette()
  const profile = who?.profile.value ?? null
  if (!isOpen) return null
  return {
    counts: { today: counts?.today ?? null, referrals: counts?.referrals ?? null },
    status: {
      // The first sentence of sync says where the work is, unless the disk refuses it.
      save: failed === null && sync.length > 0 ? null : { words: saveWords(failed, keyWords('save-now', currentPlatform())), href: settingsAddress('backups') },
      saveFailed: failed !== null,
      sync: failed === null ? sync : sync.slice(1),
      ...(who?.synthetic === true ? { marker: 'SYNTHETIC DATA' } : {}),
      ...(profile === null ? {} : { role: { words: roleWords(profile), href: settingsAddress('you') } }),
    },
    palette,
    idleMinutes,
    onLock,
  }
}

/** 'Link worker, Northside PCN' */
function roleWords({ memberRole, practiceName, practiceCode }: { memberRole: string; practiceName: string | null; practiceCode: string | null }): string {
  const practice = practiceName ?? (practiceCode === null ? null : `practice ${practiceCode}`)
  return practice === null ? memberRole : `${memberRole}, ${practice}`
}

function usePalette(): FrameData['palette'] {
  const core = useCore()
  const [, navigate] = useLocation()
  const beginNote = useBeginNote()
  const searchPeople = useCallback(
    async (text: string): Promise<FoundPeople> => {
      const reply = await core.call('search.people', { text })
      return reply.ok ? { people: reply.value.people.map(asPalettePerson), soundsLike: reply.value.bySound } : nobody
    },
    [core],
  )
  const recentPeople = useCallback(async () => {
    const reply = await core.call('search.recent', {})
    return reply.ok ? reply.value.map(asPalettePerson) : []
  }, [core])
  return { searchPeople, recentPeople, onOpenPerson: (id) => navigate(`/people/${id}`), onNewNote: (id) => void beginNote(id) }
}

// Finding is only a reading: where it fails, the caseload is locked or damaged and its page says so.
const nobody: FoundPeople = { people: [], soundsLike: false }

function asPalettePerson(person: PersonSummary): PalettePerson {
  const born = person.birthDate === null ? 'date of birth not known' : `born ${formatIsoDate(person.birthDate)}`
  const number = person.nhsNumber === null ? 'NHS No. not known' : `NHS No. ${formatNhsNumber(person.nhsNumber)}`
  return { id: person.id, name: formatCaseloadName(person), detail: `${born}, ${number}` }
}
