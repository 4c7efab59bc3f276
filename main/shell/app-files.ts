import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { appHost } from './addresses.ts'

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Scripts and styles come from the application's files alone; nothing is fetched, framed or sent. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** Answers a request of the renderer with one of the application's own files, or 404 for anything else. */
export async function serveAppFile(folder: string, request: Pick<Request, 'url' | 'method'>): Promise<Response> {
  const file = request.method === 'GET' ? resolveAppFile(folder, request.url) : null
  const content = file && (await readIfThere(file.path))
  if (!file || !content) return new Response('Not found', { status: 404, headers: { ...headers, 'Content-Type': 'text/plain' } })
  return new Response(content, { headers: { ...headers, 'Content-Type': file.mimeType } })
}

/**
 * The file below `folder` that an `app://haversack/...` address names, with its MIME type.
 * Null if it names none: another host, a way out of the folder, or a kind of file that the application has not.
 */
export function resolveAppFile(folder: string, address: string): { path: string; mimeType: string } | null {
  if (!URL.canParse(address)) return null
  const { host, pathname } = new URL(address)
  const name = decode(pathname)
  // A backslash is a separator on Windows, where a colon starts a drive or a stream.
  if (host !== appHost || name === null || /[\\:\0]/.test(name)) return null
  const path = join(folder, name === '/' ? 'index.html' : name)
  const mimeType = mimeTypes[extname(path).toLowerCase()]
  const isBelow = path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
  return isBelow && mimeType !== undefined ? { path, mimeType } : null
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null
    throw error
  }
}
