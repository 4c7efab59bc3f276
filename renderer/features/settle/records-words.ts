/** '2 records have two versions': by itself, because the status bar says it too and must not load what the pages need. */
export function recordsWords(records: number): string {
  return records === 1 ? '1 record has two versions' : `${records} records have two versions`
}
