'use client'
import { useEffect } from 'react'
import { useLazy } from '@/components/ui/use-lazy'

const importHelpers = () => import('./page-helpers')

/**
 * Helpers for every page that its first display does not need: announce search results, keep the focus,
 * and hide the progress bar. Used once, in the root layout.
 */
export function LazyHelpers() {
  const [part, load] = useLazy(importHelpers)
  useEffect(load, [load])
  return part && <part.PageHelpers />
}
