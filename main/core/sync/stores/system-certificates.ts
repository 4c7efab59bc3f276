import tls from 'node:tls'

let isDone = false

/**
 * Has connections of this process trust, besides the certificates that come with the program, those that the computer's
 * system trusts: a practice may sit behind a proxy that looks into what passes it, with a root of its own that its
 * computers know, and a NAS may have a certificate of the house. About 0.2 s, once.
 */
export function trustSystemCertificates(): void {
  if (isDone) return
  isDone = true
  // The runtime that stands in for Electron in tests is too old for it.
  if (typeof tls.setDefaultCACertificates !== 'function') return
  tls.setDefaultCACertificates([...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])])
}
