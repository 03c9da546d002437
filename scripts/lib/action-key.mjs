import { hkdfSync } from 'node:crypto'

/**
 * Derives the key with which Next names and encrypts server actions
 * (NEXT_SERVER_ACTIONS_ENCRYPTION_KEY) from AUTH_SECRET: builds with the same secret give an action the
 * same name, so that a form sent by one of them can be posted to another. A build without a secret uses
 * Next's own key, which is new each time.
 * @returns {string} 32 bytes in base64
 */
export const actionKey = (secret) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'guildhall server actions', 32)).toString('base64')
