import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureCommands } from './packages.ts'

/** A root certificate of a company's own, and a certificate for 127.0.0.1 that it has signed, all as PEM. */
export interface CompanyRoot {
  /** The file that the root lies in. */
  readonly rootFile: string
  readonly root: string
  readonly key: string
  readonly certificate: string
  remove(): void
}

/** Throws ServerMissing where OpenSSL cannot be had. */
export async function makeCompanyRoot(): Promise<CompanyRoot> {
  await ensureCommands({ openssl: 'openssl' })
  const folder = mkdtempSync(join(tmpdir(), 'haversack-root-'))
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' })
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl('req', '-x509', ...newKey, '-keyout', at('root.key'), '-out', at('root.pem'), '-subj', '/CN=Company root', '-days', '2')
  openssl('req', ...newKey, '-keyout', at('key.pem'), '-out', at('request.pem'), '-subj', '/CN=127.0.0.1')
  writeFileSync(at('names'), 'subjectAltName=IP:127.0.0.1\n')
  const signed = ['-CA', at('root.pem'), '-CAkey', at('root.key'), '-CAcreateserial', '-days', '1', '-extfile', at('names')]
  openssl('x509', '-req', '-in', at('request.pem'), '-out', at('certificate.pem'), ...signed)
  return {
    rootFile: at('root.pem'),
    root: readFileSync(at('root.pem'), 'utf8'),
    key: readFileSync(at('key.pem'), 'utf8'),
    certificate: readFileSync(at('certificate.pem'), 'utf8'),
    remove: () => rmSync(folder, { recursive: true }),
  }
}
