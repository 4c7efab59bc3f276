type AnyReply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string } }

/** The value of an answer that must be one. */
export const value = async <T>(reply: AnyReply<T> | Promise<AnyReply<T>>): Promise<T> => {
  const answer = await reply
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}

/** What an operation answers that was not carried out, by its code. */
export const fault = (code: string) => ({ ok: false, error: { code } })
