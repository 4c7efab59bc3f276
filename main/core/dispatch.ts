import type { Fault } from '../../shared/contract/errors.ts'
import { caseloadSections, findOperation } from '../../shared/contract/contract.ts'
import { storageFault } from './common/files.ts'

/** A reply of any operation. */
export type AnyReply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Fault }
/** Takes an input that was checked against the contract. */
export type AnyHandler = (input: unknown) => AnyReply | Promise<AnyReply>
/** Handlers by section and operation. */
export type HandlerMap = Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>

/** Handlers as they are called here. Their inputs have been checked against the contract then, which their types cannot say. */
export const handlerMap = (handlers: object): HandlerMap => handlers as HandlerMap

export interface DispatchParts {
  /** What can be answered now: without an open caseload only the vault's sections. */
  readonly handlers: () => HandlerMap
  /** Told of bugs; must not write down what the error says, which may hold personal data. */
  readonly onBug: (operation: string, error: unknown) => void
}

/**
 * Answers one request: checks the input against the contract, calls the handler, and turns a full disk or a
 * read-only folder into the outcomes they are. A bug is told to the log and answered with 'unexpected'.
 */
export const createDispatch = ({ handlers, onBug }: DispatchParts) => async (name: string, input: unknown): Promise<AnyReply> => {
  const operation = findOperation(name)
  if (operation === null) return fault({ code: 'invalid_input' })
  const parsed = operation.input.safeParse(input)
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.map(String).join('.'))
    return fault({ code: 'invalid_input', fields: [...new Set(fields)] })
  }
  const [section = '', method = ''] = name.split('.')
  const handler = handlers()[section]?.[method]
  if (handler === undefined) {
    if (Object.hasOwn(caseloadSections, section)) return fault({ code: 'locked' })
    throw new Error(`No handler for ${name}`)
  }
  try {
    return await handler(parsed.data)
  } catch (error) {
    const storage = storageFault(error)
    if (storage !== null) return fault({ code: storage })
    onBug(name, error)
    return fault({ code: 'unexpected' })
  }
}

const fault = (error: Fault): AnyReply => ({ ok: false, error })
