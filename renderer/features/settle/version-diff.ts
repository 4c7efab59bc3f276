import type { FieldSpec, FieldValues, GroupSpec } from '../person/field-spec.ts'
import { fieldWords, isFilled } from '../person/typed-fields.ts'

/** How one version says a field, compared with the others. */
interface FieldOfVersion {
  readonly words: string
  readonly isFilled: boolean
  /** Null: nothing stands here. */
  readonly mark: 'only here' | 'differs' | null
}

export interface ComparedField {
  readonly field: FieldSpec
  /** One for each version, in their order. */
  readonly versions: readonly FieldOfVersion[]
}

/** The fields of a group that are not the same in all versions; null is a version that was emptied. */
export function differingFields({ fields }: GroupSpec, versions: readonly (FieldValues | null)[]): readonly ComparedField[] {
  return fields.map((field) => compare(field, versions)).filter(({ versions: said }) => new Set(said.map(({ words }) => words)).size > 1)
}

/** The fields that say the same in all versions, for those that somebody asks for; a field that only forms ask is left out. */
export function sameFields(spec: GroupSpec, versions: readonly (FieldValues | null)[]): readonly FieldSpec[] {
  const differing = new Set(differingFields(spec, versions).map(({ field }) => field))
  return spec.fields.filter((field) => !differing.has(field) && field.typedOnly !== true)
}

function compare(field: FieldSpec, versions: readonly (FieldValues | null)[]): ComparedField {
  const said = versions.map((version) => ({
    words: fieldWords(field, version?.[field.name]),
    // A tick that is not set says something too.
    isFilled: isFilled(field, version?.[field.name]) || (field.kind === 'tick' && version !== null),
  }))
  return {
    field,
    versions: said.map((own) => {
      const others = said.filter((each) => each !== own)
      return { ...own, mark: markOf(own, others) }
    }),
  }
}

type Said = Omit<FieldOfVersion, 'mark'>

function markOf(own: Said, others: readonly Said[]): FieldOfVersion['mark'] {
  if (!own.isFilled) return null
  return others.some((other) => other.isFilled) ? 'differs' : 'only here'
}

/** A value as the log has it, by field; lists are told line by line. */
export function valuesOf(value: unknown): FieldValues | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.fromEntries(Object.entries(value).map(([field, said]) => [field, plain(said)]))
}

function plain(said: unknown): FieldValues[string] {
  if (said === null || typeof said === 'string' || typeof said === 'number' || typeof said === 'boolean') return said
  if (!Array.isArray(said)) return JSON.stringify(said)
  return said.map((each) => (typeof each === 'object' && each !== null ? Object.values(each).join(': ') : String(each))).join('\n')
}
