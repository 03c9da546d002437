'use client'
import { useCallback, useState } from 'react'

/**
 * Keeps code that is needed only on opening out of the first load (Base UI's menu is 57 KB gzipped):
 * call `load` when the pointer or the focus comes near, and it is loaded by the time of the click.
 */
export function useLazy<T>(importer: () => Promise<T>) {
  const [part, setPart] = useState<{ value: T } | null>(null)
  const load = useCallback(() => {
    importer().then(
      (value) => setPart((known) => known ?? { value }),
      () => undefined, // offline: the next approach tries again
    )
  }, [importer])
  return [part?.value, load] as const
}
