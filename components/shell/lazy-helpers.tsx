'use client'
import { useEffect } from 'react'
import { useLazy } from '@/components/ui/use-lazy'

const importHelpers = () => import('./page-helpers')

/**
 * What helps on every page and is not needed for the first look at it: it announces what a search has
 * found, keeps the focus, and hides the bar of a navigation. Once, in the root layout.
 */
export function LazyHelpers() {
  const [part, load] = useLazy(importHelpers)
  useEffect(load, [load])
  return part && <part.PageHelpers />
}
