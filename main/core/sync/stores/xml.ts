import { XMLParser, XMLValidator } from 'fast-xml-parser'

/**
 * Reads XML from a server into plain objects, names without their prefixes, all values as text; elements named in
 * `lists` are arrays however many there are. Null if it is not whole and well-formed, or declares a type.
 */
export function createXmlReader(...lists: string[]): (bytes: Uint8Array) => unknown {
  const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, isArray: (name) => lists.includes(name) })
  return (bytes) => {
    const text = Buffer.from(bytes).toString('utf8')
    // No server of WebDAV or S3 declares entities; a few hundred bytes of them can stand for gigabytes of text.
    if (/<!DOCTYPE/i.test(text)) return null
    // The parser takes what was cut off for complete.
    if (XMLValidator.validate(text) !== true) return null
    try {
      return parser.parse(text)
    } catch (error) {
      if (error instanceof Error) return null
      throw error
    }
  }
}
