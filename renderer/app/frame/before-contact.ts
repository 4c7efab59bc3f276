/** What must be known before contact. */
export type BeforeContactTopic = 'safeguarding' | 'risk' | 'communication' | 'adjustment' | 'contact'

/** known: with its words. none: somebody asked and there is none. Of people who are not on this computer nothing is shown at all. */
export type BeforeContactState =
  | { readonly kind: 'known'; readonly words: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'not-recorded' }

export interface BeforeContactItem {
  readonly topic: BeforeContactTopic
  readonly state: BeforeContactState
}

/** The sentence of one item; the three states of a topic never read alike, and none is blank. */
export function beforeContactWords({ topic, state }: BeforeContactItem): string {
  const words = wordings[topic]
  switch (state.kind) {
    case 'known':
      return words.known(state.words)
    case 'none':
      return words.none
    case 'not-recorded':
      return `${words.name} not recorded`
  }
}

/** Things known are bold, as is that there are none; what nobody knows is plain. */
export function isCertain({ state }: BeforeContactItem): boolean {
  return state.kind === 'known' || state.kind === 'none'
}

interface Wording {
  readonly name: string
  readonly known: (words: string) => string
  readonly none: string
}

const wordings: Readonly<Record<BeforeContactTopic, Wording>> = {
  safeguarding: { name: 'Safeguarding', known: (words) => `Safeguarding: ${words}`, none: 'No known safeguarding concern' },
  risk: { name: 'Risks', known: (words) => `Known risks: ${words}`, none: 'No known risks' },
  communication: { name: 'Communication needs', known: (words) => `Communication: ${words}`, none: 'No known communication needs' },
  adjustment: { name: 'Adjustments', known: (words) => `Adjustments: ${words}`, none: 'No known adjustments' },
  contact: { name: 'Preferred contact', known: (words) => `Contact: ${words}`, none: 'No preferred contact' },
}
