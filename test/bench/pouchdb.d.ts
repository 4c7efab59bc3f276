/** What the bench uses of PouchDB, whose package carries no types. */
declare module 'pouchdb' {
  interface Document {
    readonly [field: string]: unknown
  }
  interface Row {
    readonly doc?: Document | null
  }
  interface Range {
    readonly startkey: string
    readonly endkey: string
  }
  export default class PouchDB {
    readonly replicate: { to(other: PouchDB): Promise<unknown> }
    constructor(folder: string)
    bulkDocs(documents: readonly Document[]): Promise<unknown>
    allDocs(options: { readonly include_docs: true; readonly conflicts?: true } & (Range | object)): Promise<{ readonly rows: readonly Row[] }>
    get(id: string): Promise<Document>
    put(document: Document): Promise<unknown>
    changes(options: { readonly since: number | string; readonly include_docs: true }): Promise<{ readonly results: readonly unknown[] }>
    info(): Promise<{ readonly update_seq: number | string }>
    sync(other: PouchDB): Promise<unknown>
    close(): Promise<void>
  }
}
