import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What stands between a client and a server on loopback and passes everything on, up to a number of bytes. */
export interface CuttingProxy {
  readonly port: number
  /** How many connections it has cut. */
  cuts(): number
  stop(): Promise<void>
}

/** Cuts each connection when the client has sent that many bytes. */
export async function startCuttingProxy(serverPort: number, bytes: number): Promise<CuttingProxy> {
  let cuts = 0
  const sockets = new Set<Socket>()
  const proxy = createServer((client) => {
    const server = connect(serverPort, '127.0.0.1')
    for (const socket of [client, server]) {
      sockets.add(socket)
      // The other side of a cut connection complains; that is what this is for.
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    let sent = 0
    client.on('data', (chunk: Buffer) => {
      const rest = Math.max(0, bytes - sent)
      sent += chunk.length
      server.write(chunk.subarray(0, rest))
      if (sent <= bytes) return
      cuts += 1
      client.destroy()
      server.end()
    })
    client.on('end', () => server.end())
    server.pipe(client)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    port: (proxy.address() as AddressInfo).port,
    cuts: () => cuts,
    async stop() {
      const closed = once(proxy, 'close')
      proxy.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
