'use client'
import { useSyncExternalStore, type ReactNode } from 'react'
import { momentFormat } from '@/lib/i18n/moment-format'

/**
 * A date with time and time zone: the reader's own after hydration.
 * @param children the same moment in UTC, for the server-rendered page
 */
export function LocalMoment({ at, children }: { at: Date; children: ReactNode }) {
  const local = useSyncExternalStore(neverChanges, () => inOwnZone(at), sent)
  return <time dateTime={at.toISOString()}>{local ?? children}</time>
}

const neverChanges = () => () => {}
const sent = () => null
const inOwnZone = (at: Date) =>
  new Intl.DateTimeFormat(document.documentElement.lang, momentFormat).format(at)
