import { once } from 'node:events'
import { createServer, request as send, type IncomingMessage, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect, type AddressInfo, type Socket } from 'node:net'

/** A proxy as a practice may have one, on loopback. Whatever server it is asked for, it takes for one on loopback, too. */
export interface TestProxy {
  readonly port: number
  /** What it was asked, such as 'CONNECT dav.example.org:443' or 'GET http://dav.example.org/a'. */
  readonly asked: readonly string[]
  stop(): Promise<void>
}

/**
 * @param options.refusal the status with which it answers everything; left out: it lets everything through
 * @param options.tls its certificate, where it is itself spoken to by https
 * @param options.port where it listens; left out: anywhere
 */
export async function startProxy(
  options: { readonly refusal?: number; readonly tls?: { readonly key: string; readonly cert: string }; readonly port?: number } = {},
): Promise<TestProxy> {
  const { refusal, tls, port = 0 } = options
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const server: Server = tls === undefined ? createServer() : createTlsServer(tls)
  server.on('connection', (socket: Socket) => keep(sockets, socket))

  server.on('request', (request: IncomingMessage, response) => {
    asked.push(`${request.method} ${request.url}`)
    if (refusal !== undefined) return void response.writeHead(refusal).end()
    const { port: serverPort, pathname, search } = new URL(request.url ?? '')
    const passedOn = send({ host: '127.0.0.1', port: serverPort, path: pathname + search, method: request.method, headers: request.headers })
    passedOn.on('response', (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 0, answer.headers)))
    passedOn.on('error', () => response.writeHead(502).end())
    request.pipe(passedOn)
  })

  server.on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push(`CONNECT ${request.url}`)
    if (refusal !== undefined) return void client.end(`HTTP/1.1 ${refusal} Refused\r\nContent-Length: 0\r\n\r\n`)
    const origin = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1')
    keep(sockets, origin)
    origin.on('connect', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      client.pipe(origin).pipe(client)
    })
    origin.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n'))
  })

  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** Either side of a tunnel may be cut at any time. */
function keep(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket)
  socket.on('error', () => socket.destroy())
  socket.on('close', () => sockets.delete(socket))
}
