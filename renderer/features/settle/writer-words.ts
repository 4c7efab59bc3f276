import type { Writer } from '../../../shared/contract/writer.ts'
import { upperFirst } from '../../../shared/rules/capitals.ts'

/** 'You, this computer', 'Ann Cole, Ann's laptop', 'Another computer': who wrote a version, over it. */
export function writerWords(writer: Writer): string {
  const who = writer.you ? 'You' : writer.member
  return who === null ? upperFirst(computerWords(writer)) : `${who}, ${computerWords(writer)}`
}

/** 'this computer', 'Ann Cole, Ann's laptop', 'another computer': who wrote it, after when; oneself is not named. */
export function writtenWords(writer: Writer): string {
  return writer.you || writer.member === null ? computerWords(writer) : `${writer.member}, ${computerWords(writer)}`
}

/** 'this computer', 'Ann's laptop', 'another computer' or 'Ann's laptop, copied by Joan's laptop', within a sentence. */
export function computerWords({ copiedBy, ...writer }: Writer): string {
  return copiedBy === undefined ? nameWords(writer) : `${nameWords(writer)}, copied by ${nameWords(copiedBy)}`
}

function nameWords({ thisComputer, computer }: Writer): string {
  return thisComputer ? 'this computer' : (computer ?? 'another computer')
}
