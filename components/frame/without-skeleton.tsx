'use client'
import { use, type ReactElement, type ReactNode } from 'react'
import { LayoutRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'

/**
 * Around a slot beside a page: Next draws a segment's loading.tsx for each of its slots, and one
 * skeleton is enough. There must be one, though, or a click waits for the slot as well.
 */
export function WithoutSkeleton({ children }: { children: ReactNode }) {
  const router = use(LayoutRouterContext)
  return (
    <LayoutRouterContext value={router && { ...router, parentLoadingData: nothing }}>
      {children}
    </LayoutRouterContext>
  )
}

/** A loading.tsx that draws nothing: its element, its styles, its scripts. */
const nothing: [ReactElement, null, null] = [<></>, null, null]
