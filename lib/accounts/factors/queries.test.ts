import { expect, test } from 'vitest'
import { authenticatorSetup } from '@/lib/accounts/factors/queries'
import {
  confirmAuthenticator,
  startAuthenticator,
} from '@/lib/accounts/factors/set-up-authenticator'
import { totpCode } from '@/lib/accounts/factors/totp'
import { person } from '@/lib/testing/people'

test('while an app is set up, its key is shown as text and as a QR code; then no more', async () => {
  const olive = await person('Olive')
  expect(await authenticatorSetup(olive)).toBeNull()
  await startAuthenticator(olive)
  const setup = await authenticatorSetup(olive)
  expect(setup?.picture).toMatch(/^data:image\/svg\+xml;base64,/)
  const code = totpCode(setup!.secret.replaceAll(' ', ''))
  await confirmAuthenticator(olive, { code })
  expect(await authenticatorSetup(olive)).toBeNull()
})
