'use client'
import { useSyncExternalStore } from 'react'

const neverChanges = () => () => {}

/** False on the server and before hydration, then true. */
export const useHydrated = () =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
