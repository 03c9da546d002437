'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and before hydration, then true. */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
