'use client'

import type { ReactNode } from 'react'
import { useHydrated } from '@/components/ui/use-hydrated'

/** Shows its children on plain http: the browser knows, the server can only guess. */
export function OnPlainHttp({ guess, children }: { guess: boolean; children: ReactNode }) {
  const isPlain = useHydrated() ? location.protocol === 'http:' : guess
  return isPlain ? children : null
}
