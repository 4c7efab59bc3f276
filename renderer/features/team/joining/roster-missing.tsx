/** Why a computer cannot come into its team although nothing is wrong with its invitation, and what helps. */
export function RosterMissing() {
  return (
    <p>
      Something that an administrator’s computer sent is missing from the storage or damaged there, and without it this computer cannot come into the team. What
      you write here is safe. It may still be on its way: look again later. If it lasts for more than a day, tell your administrator: every administrator’s
      computer should sync again. If that does not help, the computer that sent it has to be removed from the team with the team sheet. The page Computers of an
      administrator says which it is.
    </p>
  )
}
