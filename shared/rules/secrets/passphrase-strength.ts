import type { MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core'

/** How hard a passphrase is to guess, for the meter. */
export interface PassphraseStrength {
  /** 0 to 4, as zxcvbn counts: below 10^3, 10^6, 10^8, 10^10 guesses, and above. */
  readonly score: 0 | 1 | 2 | 3 | 4
  /** 'Easy to guess' */
  readonly words: string
  /** What makes it so, 'a name and a year'; null for the highest score or when nothing stands out. */
  readonly reason: string | null
}

/**
 * Estimates how hard a passphrase is to guess. `ownWords` are words an attacker would try for this
 * caseload: its label, the user's name, the practice. It is judged with its spaces and without, and
 * the weaker counts, because a word is no safer for the space beside it.
 * The word lists are loaded on first use: they are too big to be part of opening a page.
 */
export async function estimatePassphrase(
  passphrase: string,
  ownWords: readonly string[],
): Promise<PassphraseStrength> {
  const { zxcvbn, firstNames } = await (estimator ??= loadEstimator())
  const variants = new Set([passphrase, passphrase.replace(/[\s\-_.,]+/gu, '')])
  const results = [...variants].map((variant) => zxcvbn.check(variant, [...ownWords]))
  const weakest = results.reduce((least, result) => (result.guesses < least.guesses ? result : least))
  const kinds = weakest.sequence.flatMap((match) => kindOf(match, firstNames) ?? [])
  return {
    score: weakest.score,
    words: levelWords[weakest.score],
    reason: weakest.score === 4 ? null : reasonFrom(kinds),
  }
}

const levelWords = {
  0: 'Very easy to guess',
  1: 'Easy to guess',
  2: 'Could be guessed',
  3: 'Fairly hard to guess',
  4: 'Hard to guess',
} as const satisfies Record<PassphraseStrength['score'], string>

const kindWords = {
  name: { one: 'a name', many: 'names' },
  year: { one: 'a year', many: 'years' },
  date: { one: 'a date', many: 'dates' },
  own: { one: 'your own details', many: 'your own details' },
  word: { one: 'a common word', many: 'common words' },
  numbers: { one: 'common numbers', many: 'common numbers' },
  sequence: { one: 'letters or numbers in a row', many: 'letters or numbers in a row' },
  keys: { one: 'keys side by side', many: 'keys side by side' },
  repeat: { one: 'something repeated', many: 'something repeated' },
} as const

type Kind = keyof typeof kindWords

interface Estimator {
  readonly zxcvbn: ZxcvbnFactory
  readonly firstNames: ReadonlySet<string>
}

let estimator: Promise<Estimator> | undefined

// The effort of an estimate grows steeply with the length; what follows this many characters can
// only make a passphrase stronger.
const longestJudged = 64

async function loadEstimator(): Promise<Estimator> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  const zxcvbn = new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: longestJudged,
  })
  return { zxcvbn, firstNames: new Set(english.dictionary['firstnames-en']) }
}

function kindOf(match: MatchExtended, firstNames: ReadonlySet<string>): Kind | null {
  switch (match.pattern) {
    case 'dictionary':
      return kindOfWord(match.token, String(match['dictionaryName']), firstNames)
    case 'regex':
      return 'year'
    case 'date':
      return 'date'
    case 'sequence':
    case 'wordSequence':
      return 'sequence'
    case 'spatial':
      return 'keys'
    case 'repeat':
      return 'repeat'
    default:
      return null
  }
}

function kindOfWord(token: string, dictionary: string, firstNames: ReadonlySet<string>): Kind {
  if (dictionary === 'userInputs') return 'own'
  if (/^\d+$/.test(token)) return 'numbers'
  return dictionary.startsWith('lastnames') || firstNames.has(token.toLowerCase()) ? 'name' : 'word'
}

function reasonFrom(kinds: readonly Kind[]): string | null {
  const phrases = [...new Set(kinds)].map((kind) => {
    const { one, many } = kindWords[kind]
    return kinds.filter((other) => other === kind).length === 1 ? one : many
  })
  const last = phrases.pop()
  if (last === undefined) return null
  return phrases.length === 0 ? last : `${phrases.join(', ')} and ${last}`
}
