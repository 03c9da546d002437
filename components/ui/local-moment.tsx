'use client'
import { useSyncExternalStore, type ReactNode } from 'react'
import { momentFormat } from '@/lib/i18n/moment-format'
import { onPageLanguage, pageLanguage } from './page-language'

/**
 * A date with time and time zone: the reader's own after hydration.
 * @param children the same moment in UTC, for the server-rendered page
 */
export function LocalMoment({ at, children }: { at: Date; children: ReactNode }) {
  const language = useSyncExternalStore(onPageLanguage, pageLanguage, () => undefined)
  return <time dateTime={at.toISOString()}>{language ? inOwnZone(at, language) : children}</time>
}

const inOwnZone = (at: Date, language: string) =>
  new Intl.DateTimeFormat(language, momentFormat).format(at)
