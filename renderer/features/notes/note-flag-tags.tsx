import type { GroupValue } from '../../../shared/model/entities.ts'
import { Tag } from '../../ui/tag.tsx'
import { noteFlags } from './note-words.ts'

/** The flags of a note as words; nothing where none is set. */
export function NoteFlagTags({ flags }: { flags: GroupValue<'note', 'flags'> | null }) {
  return noteFlags
    .filter(({ flag }) => flags?.[flag] === true)
    .map(({ flag, words, meaning }) => (
      <Tag key={flag} meaning={meaning}>
        {words}
      </Tag>
    ))
}
