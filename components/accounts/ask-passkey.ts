import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** What a passkey is asked for. */
export type PasskeyUse = 'sign-in' | 'second' | 'prove'

/**
 * Asks the browser for a passkey.
 * @param autofill whether it is offered among the addresses that the browser fills in, until one is chosen
 * @returns the answer, as the server reads it
 * @throws whatever the browser does when the person does not want to, or has none
 */
export async function askPasskey(use: PasskeyUse, autofill = false): Promise<string> {
  const optionsJSON = await options(use)
  const answer = await startAuthentication({ optionsJSON, useBrowserAutofill: autofill } as never)
  remember()
  return JSON.stringify(answer)
}

/** Has the browser make a passkey; as askPasskey. */
export async function makePasskey(): Promise<string> {
  const answer = await startRegistration({ optionsJSON: await options('add') } as never)
  remember()
  return JSON.stringify(answer)
}

async function options(purpose: PasskeyUse | 'add'): Promise<unknown> {
  const response = await fetch(`/api/passkeys?for=${purpose}`, { method: 'POST' })
  if (!response.ok) throw new Error(`no options: ${response.status}`)
  return response.json()
}

/** The sign-in page offers passkeys among the addresses only where one was used: it loads this for it. */
const remember = () => localStorage.setItem('guildhall-passkey', '1')
