/** Why something expected did not work: a snake_case code, plus whatever the reader needs to act. */
export interface Failure {
  readonly code: string
}

export interface Ok<Value> {
  readonly ok: true
  readonly value: Value
}

export interface Err<Reason extends Failure> {
  readonly ok: false
  readonly error: Reason
}

type AsFailure<Reason extends string | Failure> = Reason extends string
  ? { readonly code: Reason }
  : Reason

/**
 * An expected outcome as a value. `Result<Date, 'date_not_real'>` is short for
 * `Result<Date, { code: 'date_not_real' }>`; codes and objects may be mixed in one union.
 */
export type Result<Value, Reason extends string | Failure> = Ok<Value> | Err<AsFailure<Reason>>

/** What was asked for. */
export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value }
}

/** Takes a bare code, or an object with a code and details. */
export function err<const Code extends string>(code: Code): Err<{ readonly code: Code }>
export function err<const Reason extends Failure>(reason: Reason): Err<Reason>
export function err(reason: string | Failure): Err<Failure> {
  return { ok: false, error: typeof reason === 'string' ? { code: reason } : reason }
}

/** Stands in the default branch of a switch: the compiler refuses a case nobody handled. */
export function exhaustive(unhandled: never): never {
  throw new Error(`Unhandled case of type ${typeof unhandled}`)
}
