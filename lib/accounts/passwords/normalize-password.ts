/**
 * A password as it is hashed and measured: the same for every keyboard that writes it (NIST SP 800-63B,
 * section 3.1.1.2; docs/decisions/passwords-and-names.md).
 */
export const normalizePassword = (password: string) => password.normalize('NFKC')
