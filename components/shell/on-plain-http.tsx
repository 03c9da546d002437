'use client'

import { useSyncExternalStore, type ReactNode } from 'react'

const neverChanges = () => () => {}

/** Shows its children on plain http: the browser knows, the server can only guess. */
export function OnPlainHttp({ guess, children }: { guess: boolean; children: ReactNode }) {
  return useSyncExternalStore(
    neverChanges,
    () => location.protocol === 'http:',
    () => guess,
  )
    ? children
    : null
}
