'use client'
import { useEffect, type ComponentProps } from 'react'
import { useLazy } from '@/components/ui/use-lazy'
import type { PageHelpers } from './page-helpers'

const importHelpers = () => import('./page-helpers')

/**
 * What helps on every page and is not needed for the first look at it: it says aloud what a search has
 * found, keeps the focus, and holds links back while one is offline. Once, in the root layout.
 */
export function LazyHelpers(props: ComponentProps<typeof PageHelpers>) {
  const [part, load] = useLazy(importHelpers)
  useEffect(load, [load])
  return part && <part.PageHelpers {...props} />
}
