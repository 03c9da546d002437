'use client'
import { findAddresses } from '@/lib/accounts/find-addresses'
import { SubmitButton } from './submit-button'
import { useFieldValue } from './use-field'

/**
 * The submit button for an <AddressesField>, which shows how many invitations will be sent.
 * @param texts for one, and for several, containing `{count}`
 */
export function SendInvitationsButton({
  name,
  texts,
}: {
  name: string
  texts: { one: string; several: string }
}) {
  const found = findAddresses(useFieldValue(name))
  const count = new Set(found.map((address) => address.toLowerCase())).size
  return (
    <SubmitButton className="justify-self-start">
      {count > 1 ? texts.several.replace('{count}', String(count)) : texts.one}
    </SubmitButton>
  )
}
