/**
 * Every way to prove one's identity, as named in sessions (`methods`) and in the audit log. The first
 * group begins a session; the second confirms one for a person with a second factor.
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
