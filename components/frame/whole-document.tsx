'use client'
import { use, useState, useSyncExternalStore, type ReactNode } from 'react'
import { LayoutRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { useSelectedLayoutSegment } from 'next/navigation'

/**
 * In the layout beside a loading.tsx: its skeleton answers a click and stays out of documents. With
 * it, React sends the skeleton first and the page behind it for a script to put in its place; a
 * document without it is whole, in order, and needs no script.
 */
export function WholeDocument({ children }: { children: ReactNode }) {
  const router = use(LayoutRouterContext)
  const isDocument = useIsDocument()
  // Next's own boundary is drawn below here, from what this context says of loading.tsx.
  const value = router && isDocument ? { ...router, parentLoadingData: null } : router
  return <LayoutRouterContext value={value}>{children}</LayoutRouterContext>
}

/** On the server, and in the browser until the page that came with the document is left. */
function useIsDocument() {
  const page = useSelectedLayoutSegment() // null: the page right here
  const isHydrating = useSyncExternalStore(neverChanges, no, yes)
  const [documentOf, setDocumentOf] = useState(isHydrating ? page : undefined)
  const isLeft = documentOf !== undefined && documentOf !== page
  if (isLeft) setDocumentOf(undefined)
  return documentOf !== undefined && !isLeft
}

const neverChanges = () => () => {}
const yes = () => true
const no = () => false
