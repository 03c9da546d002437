'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False in the page as it was sent, true once JavaScript runs it. */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
