import type { z } from 'zod'
import type { ErrorCode, Fault } from './errors.ts'

/**
 * One question or order that the renderer may put to the core: what goes in, what comes out, and the
 * closed list of outcomes other than success that its page must be able to put into a sentence.
 */
export interface Operation<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Errors extends readonly ErrorCode[] = readonly ErrorCode[],
> {
  readonly kind: 'read' | 'write'
  readonly input: Input
  readonly output: Output
  readonly errors: Errors
}

/** A section of the contract: the operations of one feature, by name. */
type Section = Readonly<Record<string, Operation>>

/** Declares an operation that changes nothing: its answers may be cached until its tables change. */
export const read = <I extends z.ZodType, O extends z.ZodType, const E extends readonly ErrorCode[]>(
  input: I,
  output: O,
  errors: E,
): Operation<I, O, E> => ({ kind: 'read', input, output, errors })

/** Declares an operation that changes something. */
export const write = <I extends z.ZodType, O extends z.ZodType, const E extends readonly ErrorCode[]>(
  input: I,
  output: O,
  errors: E,
): Operation<I, O, E> => ({ kind: 'write', input, output, errors })

export type Input<Op extends Operation> = z.output<Op['input']>
export type RawInput<Op extends Operation> = z.input<Op['input']>
export type Output<Op extends Operation> = z.output<Op['output']>

/** The outcomes an operation may have besides success: its own, and those any operation may meet. */
export type OperationFault<Op extends Operation> = Fault<Op['errors'][number]>

/** What comes back over the port. */
export type Reply<Op extends Operation> =
  | { readonly ok: true; readonly value: Output<Op> }
  | { readonly ok: false; readonly error: OperationFault<Op> }

/** What the core implements for one section. */
export type Handlers<S extends Section> = {
  readonly [Name in keyof S]: (input: Input<S[Name]>) => Reply<S[Name]> | Promise<Reply<S[Name]>>
}
