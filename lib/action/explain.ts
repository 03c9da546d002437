import 'server-only'
import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import { getTranslations } from '@/lib/i18n/translations'
import { DomainError, InvalidFields, type ErrorCode } from '@/lib/errors'
import { isBusyError } from '@/lib/database/is-busy-error'
import { isDatabaseAwayError } from '@/lib/database/is-database-away-error'
import { waitOf } from '@/lib/i18n/wait-of'
import { logError } from '@/lib/log'
import { loginPath } from '@/lib/paths'

/** A refusal as the person reads it. */
export interface Refusal {
  code: ErrorCode | 'bug'
  text: string
  field?: string
  /** Several fields at once, each with what is wrong. */
  fields?: Record<string, string>
  /** Where the person can do something about it. */
  link?: { href: string; label: string }
}

/**
 * Turns what a command threw into one sentence, the only place that does. What is no DomainError is
 * a bug (or a database that is away): logged with an id, and told with that id alone.
 */
export async function explain(error: Error): Promise<Refusal> {
  const t = await getTranslations('errors')
  if (error instanceof InvalidFields)
    return { code: error.code, text: t(error.code), fields: await explainFields(error) }
  if (error instanceof DomainError)
    return {
      code: error.code,
      text: t(isDaily(error) ? 'daily-limit' : error.code, await saidValues(error.values)),
      field: error.field,
      ...(error.code === 'signed-out' && { link: await signInLink() }),
    }
  if (isBusyError(error)) return { code: 'busy', text: t('busy') }
  const id = randomUUID().slice(0, 8)
  logError(error, { id })
  if (isDatabaseAwayError(error)) return { code: 'unavailable', text: t('unavailable') }
  return { code: 'bug', text: t('bug', { id }) }
}

/** Whether a limit by the day was met, which is one of mail: there is something better to do than wait. */
const isDaily = ({ code, values }: DomainError) =>
  code === 'rate-limited' && Number(values?.minutes) > 60

/** Minutes to wait become "in about 3 hours" or "tomorrow". */
async function saidValues(values: DomainError['values']) {
  if (typeof values?.minutes !== 'number') return values
  const t = await getTranslations('app')
  return { ...values, wait: t('wait', waitOf(values.minutes)) }
}

/** The way to sign in that leads back to this page, which proxy.ts notes. */
async function signInLink() {
  const [t, from] = await Promise.all([getTranslations('login'), headers()])
  return { href: loginPath(from.get('x-guildhall-path') ?? undefined), label: t('title') }
}

async function explainFields({ fields }: InvalidFields) {
  const say = await validationText()
  return Object.fromEntries(Object.entries(fields).map(([name, code]) => [name, say(code)]))
}

/** What turns a schema's code ("email-missing") into its sentence. */
export async function validationText(): Promise<(code?: string) => string> {
  const t = await getTranslations('validation')
  type Code = Parameters<typeof t>[0]
  // What a code names stands behind a colon: "email-hidden:U+200B".
  return (given = '') => {
    const [code = '', character = ''] = given.split(':')
    return t(t.has(code as Code) ? (code as Code) : 'invalid', { character })
  }
}
