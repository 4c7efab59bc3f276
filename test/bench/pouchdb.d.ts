/** What the bench uses of PouchDB, whose package carries no types. */
declare module 'pouchdb' {
  interface Document {
    readonly [field: string]: unknown
  }
  interface Row {
    readonly doc?: Document | null
  }
  export default class PouchDB {
    constructor(folder: string)
    bulkDocs(documents: readonly Document[]): Promise<unknown>
    allDocs(options: { readonly include_docs: true; readonly startkey: string; readonly endkey: string }): Promise<{ readonly rows: readonly Row[] }>
    close(): Promise<void>
  }
}
