/** What a computer is called until somebody calls it otherwise: “Ann’s computer” for 'Ann Cole'; empty for nobody. */
export function computerNameOf(memberName: string | undefined): string {
  const [given = ''] = memberName?.trim().split(/\s+/) ?? []
  return given === '' ? '' : `${given}’s computer`
}

export const noComputerName = "Type what this computer is called, such as Ann’s laptop."
