import { startAnswering } from './answering.ts'

/** A WebDAV server on loopback that keeps everything in memory and asks nobody who they are: its address and its files by path. */
export async function startMemoryWebdav() {
  const files = new Map<string, Buffer>()
  const collections = new Set(['/'])
  const server = await startAnswering(({ method, path, headers, body }, response) => {
    const end = (status: number, answer?: Buffer | string) => void response.writeHead(status).end(answer)
    const parent = path.replace(/[^/]+\/?$/, '')
    switch (method) {
      case 'PROPFIND': {
        const folder = path.endsWith('/') ? path : `${path}/`
        if (!collections.has(folder)) return end(404)
        const isWithin = (other: string) => headers.depth !== '0' && other !== folder && other.replace(/[^/]+\/?$/, '') === folder
        const members = [folder, ...[...collections].filter(isWithin)].map((href) => entry(href, '<resourcetype><collection/></resourcetype>'))
        const sizes = [...files].filter(([href]) => isWithin(href)).map(([href, file]) => entry(href, `<resourcetype/><getcontentlength>${file.length}</getcontentlength>`))
        return end(207, `<?xml version="1.0"?><multistatus xmlns="DAV:">${[...members, ...sizes].join('')}</multistatus>`)
      }
      case 'MKCOL':
        if (!collections.has(parent)) return end(409)
        collections.add(path)
        return end(201)
      case 'PUT':
        if (!collections.has(parent)) return end(409)
        files.set(path, body)
        return end(201)
      case 'GET':
        return files.has(path) ? end(200, files.get(path)) : end(404)
      case 'DELETE':
        return end(files.delete(path) ? 204 : 404)
      default:
        return end(405)
    }
  })
  return { ...server, files }
}

const entry = (href: string, properties: string) =>
  `<response><href>${href}</href><propstat><prop>${properties}</prop><status>HTTP/1.1 200 OK</status></propstat></response>`
