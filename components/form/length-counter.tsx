'use client'
import { useEffect } from 'react'
import { useLazy } from '@/components/ui/use-lazy'

interface LengthCounterProps {
  name: string
  /** In characters, as in the schema. */
  limit: number
}

/**
 * Shows the used length of a field near and beyond its limit. Loaded after the page, because few pages
 * have such fields and all with a form would load it.
 */
export function LengthCounter(props: LengthCounterProps) {
  const [Text, load] = useLazy(importText)
  useEffect(load, [load])
  return Text && <Text {...props} />
}

const importText = () => import('./length-text').then((module) => module.LengthText)
