import { hkdfSync } from 'node:crypto'

/**
 * The key with which Next names and seals server actions (NEXT_SERVER_ACTIONS_ENCRYPTION_KEY), made
 * from AUTH_SECRET: builds with one secret give an action one name, so that a form that one of them
 * sent can be posted to another. A build without a secret gets Next's own, which is new each time.
 * @param {string} secret
 * @returns {string} 32 bytes in base64
 */
export const actionKey = (secret) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'guildhall server actions', 32)).toString('base64')
