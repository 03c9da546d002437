import 'server-only'
import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import { getTranslations } from '@/lib/i18n/translations'
import { DomainError, InvalidFields, type ErrorCode } from '@/lib/errors'
import { isBusyError, isDatabaseAwayError } from '@/lib/database/database-errors'
import { waitOf } from '@/lib/i18n/wait-of'
import { logError } from '@/lib/log'
import { orgOfPath } from '@/lib/organizations/recent-slugs'
import { loginPath, requiredPath, securityPath } from '@/lib/paths'

/** A refusal as shown to the person. */
export interface Refusal {
  code: ErrorCode | 'bug'
  text: string
  field?: string
  /** Errors for several fields at once. */
  fields?: Record<string, string>
  /** A link to a page where the person can resolve it. */
  link?: { href: string; label: string }
}

/**
 * Turns an error thrown by a command into one sentence; the only place that does. Anything but a
 * DomainError is a bug (or an unavailable database): logged with an id, of which only the id is shown.
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
      ...(error.code.startsWith('blocked-') && { link: await requiredLink() }),
      ...(factorCodes.includes(error.code) && { link: await factorLink() }),
    }
  if (isBusyError(error)) return { code: 'busy', text: t('busy') }
  const id = randomUUID().slice(0, 8)
  logError(error, { id })
  if (isDatabaseAwayError(error)) return { code: 'unavailable', text: t('unavailable') }
  return { code: 'bug', text: t('bug', { id }) }
}

/** Whether a daily limit, which is one of emails, was reached: there is more to do than wait. */
const isDaily = ({ code, values }: DomainError) =>
  code === 'rate-limited' && Number(values?.minutes) > 60

/** Turns the minutes to wait into "in about 3 hours" or "tomorrow". */
async function saidValues(values: DomainError['values']) {
  if (typeof values?.minutes !== 'number') return values
  const t = await getTranslations('app')
  return { ...values, wait: t('wait', waitOf(values.minutes)) }
}

/** A sign-in link that returns to this page, whose path proxy.ts records. */
async function signInLink() {
  const [t, from] = await Promise.all([getTranslations('login'), headers()])
  return { href: loginPath(from.get('x-guildhall-path') ?? undefined), label: t('title') }
}

/** A link to the page that helps a member to meet the sign-in policy, and returns to this page. */
async function requiredLink() {
  const [t, from] = await Promise.all([getTranslations('required'), headers()])
  const path = from.get('x-guildhall-path') ?? ''
  const slug = orgOfPath(path)
  return { href: slug ? requiredPath(slug, path) : '/orgs', label: t('open') }
}

/** Refusals for which the person sets up a second factor. */
const factorCodes: ErrorCode[] = ['own-factor-first', 'factor-first']

/** A link to one's own factors, which leads back to this page. */
async function factorLink() {
  const [t, from] = await Promise.all([getTranslations('required'), headers()])
  return { href: securityPath(from.get('x-guildhall-path') ?? undefined), label: t('setUp') }
}

async function explainFields({ fields }: InvalidFields) {
  const say = await validationText()
  return Object.fromEntries(Object.entries(fields).map(([name, code]) => [name, say(code)]))
}

/** Returns a function that turns a schema's code ("email-missing") into a message. */
export async function validationText(): Promise<(code?: string) => string> {
  const t = await getTranslations('validation')
  type Code = Parameters<typeof t>[0]
  // A value may follow the code after a colon: "email-hidden:U+200B".
  return (given = '') => {
    const [code = '', character = ''] = given.split(':')
    return t(t.has(code as Code) ? (code as Code) : 'invalid', { character })
  }
}
