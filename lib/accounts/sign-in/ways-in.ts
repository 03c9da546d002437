/**
 * Every way to prove who one is, as the session (`methods`) and the audit log name it. The first group
 * begins a session; the second confirms one that a person with a second factor begins.
 */
export const waysIn = [
  'password',
  'link',
  'code',
  'provider',
  'passkey',
  'reset',
  'activation',
  'invitation',
] as const
export type WayIn = (typeof waysIn)[number]

export const secondWays = ['totp', 'recovery-code', 'passkey'] as const
export type SecondWay = (typeof secondWays)[number]
