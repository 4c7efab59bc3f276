/** What kept a form without a field at fault from being done; said as it appears. */
export function FormFault({ words }: { words: string | undefined }) {
  return words === undefined ? null : (
    <p role="alert" className="hv-error">
      {words}
    </p>
  )
}
