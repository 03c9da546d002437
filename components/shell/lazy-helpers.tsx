'use client'
import { useEffect, type ComponentProps } from 'react'
import { useLazy } from '@/components/ui/use-lazy'
import type { PageHelpers } from './page-helpers'

const importHelpers = () => import('./page-helpers')

/**
 * Helpers for every page that its first display does not need: show toasts, announce search results,
 * keep the focus, and hide the progress bar. Used once, in the root layout.
 */
export function LazyHelpers(props: ComponentProps<typeof PageHelpers>) {
  const [part, load] = useLazy(importHelpers)
  useEffect(load, [load])
  return part && <part.PageHelpers {...props} />
}
