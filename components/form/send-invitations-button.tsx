'use client'
import { useWatch } from 'react-hook-form'
import { findAddresses } from '@/lib/accounts/find-addresses'
import { SubmitButton } from './submit-button'

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
  const typed: unknown = useWatch({ name })
  const found = typeof typed === 'string' ? findAddresses(typed) : []
  const count = new Set(found.map((address) => address.toLowerCase())).size
  return (
    <SubmitButton className="justify-self-start">
      {count > 1 ? texts.several.replace('{count}', String(count)) : texts.one}
    </SubmitButton>
  )
}
