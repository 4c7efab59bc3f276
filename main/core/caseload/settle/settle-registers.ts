import { entities } from '../../../../shared/model/entities.ts'
import { tombstoneGroup } from '../../changes/log/register.ts'

const everyGroup = Object.entries(entities).flatMap(([entity, groups]) => Object.keys(groups).map((group) => `('${entity}', '${group}')`))
const tables = Object.keys(entities)

/** Only some registers have several heads; these are then looked at more closely. Answered by one index. */
const severalHeads = (which: string): string => `
  SELECT record, grp FROM change WHERE ${which} AND head = 1 AND grp <> '${tombstoneGroup}'
  GROUP BY record, grp HAVING count(*) > 1`

/** A text of a note that was emptied stands for nothing; elsewhere an emptied field group is a version. */
const texts = `(entity IN ('note', 'addendum') AND grp = 'text')`
const differentValues = `count(DISTINCT CASE WHEN ${texts} AND value = 'null' THEN NULL ELSE value END)`
const isNoSignature = `(NOT ${texts} OR (value <> 'null' AND json_extract(value, '$.signedAt') IS NULL))`

/** A deleted record has nothing to settle; one that is emptied on this computer alone does. */
const isGone = `EXISTS (
    SELECT 1 FROM change AS burial
    WHERE burial.record = several.record AND burial.grp = '${tombstoneGroup}' AND burial.head = 1 AND burial.value <> 'null'
  ) AND NOT (${tables.map((table) => `EXISTS (SELECT 1 FROM "${table}" WHERE id = several.record)`).join(' OR ')})`

const isUnsettled = `
  EXISTS (
    SELECT 1 FROM change
    WHERE change.record = several.record AND change.grp = several.grp AND change.head = 1
      AND (entity, grp) IN (VALUES ${everyGroup.join(', ')}) AND grp <> 'home'
    GROUP BY entity HAVING ${differentValues} > 1 AND max(${isNoSignature})
  )
  AND NOT (${isGone})`

/** Of a record that was merged away nobody sees the fields; that it was merged, and what hangs on it, they do. */
const isHiddenByMerge = (loser: string): string => `several.record = ${loser} AND several.grp <> 'mergedInto'`

const ofPersonItself = (person: string): string => `FROM (${severalHeads(`subject = ${person}`)}) AS several WHERE ${isUnsettled}`
const ofMergedRecord = (loser: string): string => `${ofPersonItself(loser)} AND NOT (${isHiddenByMerge(loser)})`
const mergedInto = (person: string): string => `
  FROM person AS loser WHERE loser.id IN (SELECT record FROM change WHERE grp = 'mergedInto') AND loser.mergedInto = ${person}`

/**
 * SQL that counts the field groups of a person, with all about them, of which several different values stand. A text
 * with signatures alone is not counted, since all of them stay, nor is the caseload a person belongs to.
 */
export const countUnsettledOf = (person: string): string => `(
  (SELECT count(*) ${ofPersonItself(person)})
  + (SELECT coalesce(sum((SELECT count(*) ${ofMergedRecord('loser.id')})), 0) ${mergedInto(person)})
)`

/** SQL that selects record and group of the field groups that `countUnsettledOf` counts, for `@person`. */
export const unsettledOfPerson = `
  SELECT several.record, several.grp ${ofPersonItself('@person')}`

/** As `unsettledOfPerson`, of a record that was merged into another. */
export const unsettledOfMerged = `
  SELECT several.record, several.grp ${ofMergedRecord('@person')}`

/** As `unsettledOfPerson`, of what belongs to the team: it has no person in it. */
export const unsettledOfTeam = `
  SELECT several.record, several.grp
  FROM (${severalHeads(`record IN (${tables.filter(isOfTeam).map((table) => `SELECT id FROM "${table}"`).join(' UNION ALL ')})`)}) AS several
  WHERE ${isUnsettled}`

function isOfTeam(entity: string): boolean {
  const groups = Object.values(entities[entity as keyof typeof entities])
  return entity !== 'person' && !groups.some((group) => 'personId' in group.shape)
}
