import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { OperationName, OperationOf } from '../../shared/contract/contract.ts'
import type { OperationFault, Output, RawInput } from '../../shared/contract/operation.ts'
import { useCore } from './core-context.tsx'

export interface ReadOptions {
  /** False: do not ask yet. */
  readonly enabled?: boolean
  /** Go on showing the last answer while a new input is being answered, as search does. */
  readonly keepPrevious?: boolean
}

export interface Reading<Name extends OperationName> {
  /** The answer, or undefined while it is being read or when it could not be. */
  readonly value: Output<OperationOf<Name>> | undefined
  readonly fault: OperationFault<OperationOf<Name>> | undefined
  /** True only for a first answer: a refresh keeps what is shown. */
  readonly loading: boolean
  /** With `keepPrevious`: the value is still the answer to an earlier input. */
  readonly isEarlier: boolean
}

/** Reads from the core and reads again when tables change: `useRead('people.open', { id })`. */
export const useRead = <Name extends OperationName>(
  name: Name,
  input: RawInput<OperationOf<Name>>,
  { enabled = true, keepPrevious = false }: ReadOptions = {},
): Reading<Name> => {
  const core = useCore()
  const query = useQuery({
    queryKey: [name, input],
    queryFn: () => core.call(name, input),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
  const reply = query.data
  return {
    value: reply?.ok === true ? reply.value : undefined,
    fault: reply?.ok === false ? reply.error : undefined,
    loading: query.isLoading,
    isEarlier: query.isPlaceholderData,
  }
}
