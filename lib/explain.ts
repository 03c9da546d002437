import 'server-only'
import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { DomainError, type ErrorCode } from '@/lib/errors'
import { logError } from '@/lib/log'

/** A refusal as the person reads it. */
export interface Refusal {
  code: ErrorCode | 'bug'
  text: string
  field?: string
}

/**
 * Turns what a command threw into one sentence, the only place that does. What is no DomainError is
 * a bug (or a database that is away): logged with an id, and told with that id alone.
 */
export async function explain(error: Error): Promise<Refusal> {
  const t = await getTranslations('errors')
  if (error instanceof DomainError)
    return { code: error.code, text: t(error.code, error.values), field: error.field }
  const id = randomUUID().slice(0, 8)
  logError(error, { id })
  return { code: 'bug', text: t('bug', { id }) }
}
