'use client'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'

interface ProviderButtonProps {
  provider: string
  next: string
  children: ReactNode
}

/** Leads to a sign-in provider, the way next-auth wants to be asked: with its own CSRF token. */
export function ProviderButton({ provider, next, children }: ProviderButtonProps) {
  const [isPending, setPending] = useState(false)
  const start = async () => {
    setPending(true)
    try {
      window.location.href = await providerAddress(provider, next)
    } catch {
      setPending(false)
    }
  }
  return (
    <Button pending={isPending} onClick={start}>
      {children}
    </Button>
  )
}

async function providerAddress(provider: string, next: string) {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  const answer = await fetch(`/api/auth/signin/${provider}`, {
    method: 'POST',
    body: new URLSearchParams({ csrfToken, callbackUrl: next, json: 'true' }),
  })
  return ((await answer.json()) as { url: string }).url
}
