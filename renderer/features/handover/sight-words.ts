import type { Sight } from '../../../shared/contract/handover.ts'

/** Who sees somebody from now on, who no longer, and who as before, each as a sentence. */
export function sightSentences({ gains, loses, keeps }: Sight): readonly string[] {
  return [
    gains.length === 0 ? 'Nobody else gets to see the record.' : `${listed(gains)} will see the whole record.`,
    loses.length === 0 ? 'Nobody loses sight of it.' : `${listed(loses)} will no longer see it.`,
    ...(keeps.length === 0 ? [] : [`${listed(keeps)} will see it as before.`]),
  ]
}

/** 'A. Rahman', 'A. Rahman and B. Cole', 'A. Rahman, B. Cole and C. Obi' */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
