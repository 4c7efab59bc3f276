/** Marks a value that is not the same in the record beside it, in words. */
export function Differs() {
  return (
    <>
      {' '}
      <span className="person-differs">(differs)</span>
    </>
  )
}
