/** The least size of a padded content, in bytes: small changes are the most frequent and tell the most. */
export const leastPaddedSize = 256

/**
 * The size, in bytes, up to which a content of that size is padded: Padmé, which leaves about log log of the
 * size to be seen and adds at most 12 per cent (Nikitin et al., Reducing Metadata Leakage from Encrypted Files
 * and Communication with PURBs, PoPETs 2019, section 4), but at least 256.
 * For sizes below 2 GiB.
 */
export const paddedSize = (size: number): number => {
  const bytes = Math.max(size, leastPaddedSize)
  const exponent = 31 - Math.clz32(bytes)
  const exponentBits = 32 - Math.clz32(exponent)
  const step = 2 ** (exponent - exponentBits)
  return Math.ceil(bytes / step) * step
}

/** Whether a padded content may have that size. */
export const isPaddedSize = (size: number): boolean => size >= leastPaddedSize && paddedSize(size) === size
