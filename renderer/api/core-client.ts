import type { OperationName, OperationOf } from '../../shared/contract/contract.ts'
import type { CoreMessage, Request } from '../../shared/contract/messages.ts'
import type { RawInput, Reply } from '../../shared/contract/operation.ts'

type ChangedListener = (tables: readonly string[]) => void

/** The renderer's side of the port to the core: one question at a time in, its answer out, in any order. */
export interface CoreClient {
  call<Name extends OperationName>(name: Name, input: RawInput<OperationOf<Name>>): Promise<Reply<OperationOf<Name>>>
  /** Told when tables changed. Returns how to stop listening. */
  onChanged(listener: ChangedListener): () => void
}

/** Asks the shell for a port and talks over it. Calls made before it arrives wait for it. */
export const connectCore = (): CoreClient => {
  const waiting = new Map<number, (reply: unknown) => void>()
  const changed = new Set<ChangedListener>()
  const unsent: Request[] = []
  let port: MessagePort | null = null
  let lastId = 0

  const hear = ({ data }: MessageEvent<CoreMessage>): void => {
    if (data.type === 'reply') {
      waiting.get(data.id)?.(data.reply)
      waiting.delete(data.id)
    } else for (const listener of changed) listener(data.tables)
  }

  window.addEventListener('message', (event: MessageEvent<{ type?: string }>) => {
    if (event.source !== window || event.data?.type !== 'core-port') return
    port = event.ports[0] ?? null
    if (port === null) return
    port.addEventListener('message', hear)
    port.start()
    for (const request of unsent.splice(0)) port.postMessage(request)
  })
  window.haversack.requestCore()

  return {
    call(operation, input) {
      const request: Request = { id: ++lastId, operation, input }
      return new Promise((resolve) => {
        waiting.set(request.id, resolve as (reply: unknown) => void)
        if (port === null) unsent.push(request)
        else port.postMessage(request)
      })
    },
    onChanged(listener) {
      changed.add(listener)
      return () => changed.delete(listener)
    },
  }
}
