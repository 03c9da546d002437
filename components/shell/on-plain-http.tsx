'use client'

import { useSyncExternalStore, type ReactNode } from 'react'

const neverChanges = () => () => {}

/** Shows what it holds to who came by plain http: the browser knows, the server may only guess. */
export function OnPlainHttp({ guess, children }: { guess: boolean; children: ReactNode }) {
  return useSyncExternalStore(
    neverChanges,
    () => location.protocol === 'http:',
    () => guess,
  )
    ? children
    : null
}
