'use client'
import type { ReactNode } from 'react'
import { momentFormat } from '@/lib/i18n/moment-format'
import { useHydrated } from './use-hydrated'

/**
 * A date with time and time zone: the reader's own after hydration.
 * @param children the same moment in UTC, for the server-rendered page
 */
export function LocalMoment({ at, children }: { at: Date; children: ReactNode }) {
  return <time dateTime={at.toISOString()}>{useHydrated() ? inOwnZone(at) : children}</time>
}

const inOwnZone = (at: Date) =>
  new Intl.DateTimeFormat(document.documentElement.lang, momentFormat).format(at)
