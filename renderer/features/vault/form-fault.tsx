/** What kept a form without a field at fault from being done; said as it appears. */
export function FormFault({ words }: { words: string | undefined }) {
  return <div role="alert">{words !== undefined && <p className="hv-error">{words}</p>}</div>
}
