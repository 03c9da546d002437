/**
 * Normalizes a password for hashing and measuring, so that every keyboard produces the same (NIST SP
 * 800-63B, section 3.1.1.2; docs/decisions/passwords-and-names.md).
 */
export const normalizePassword = (password: string) => password.normalize('NFKC')
