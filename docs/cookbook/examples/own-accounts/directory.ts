import type { Directory } from './sign-in-by-directory'

/** Replaces an LDAP client: knows one person. */
export const directory: Directory = {
  whoIs: (name, password) => {
    const isDana = name === 'dana' && password === 'of the directory'
    return Promise.resolve(isDana ? { email: 'dana@acme.test', name: 'Dana Dale' } : null)
  },
}
