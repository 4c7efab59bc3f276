/** The @page rule with the words of header and footer. */
export function marginBoxes({ warning, about, printedBy }: { readonly warning: string; readonly about: string | null; readonly printedBy: string }): string {
  return `@page {
  margin: 18mm;
  ${box('top-left', quoted(warning))}
  ${box('top-right', quoted(about ?? ''))}
  ${box('bottom-left', quoted(printedBy))}
  ${box('bottom-right', '"page " counter(page) " of " counter(pages)')}
}`
}

function box(place: string, content: string): string {
  return `@${place} { content: ${content}; font: 9pt sans-serif; }`
}

// A name may hold quotes or backslashes; as code points they cannot end the string.
function quoted(words: string): string {
  const safe = [...words].map((letter) => (/["\\\n\r\f<]/.test(letter) ? `\\${letter.codePointAt(0)?.toString(16) ?? ''} ` : letter))
  return `"${safe.join('')}"`
}
