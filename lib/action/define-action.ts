import 'server-only'
import type { Route } from 'next'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { createSafeActionClient } from 'next-safe-action'
import { z } from 'zod'
import { findOrg, currentUser } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import type { Staff } from '@/lib/access/staff-context'
import { can, type Permission } from '@/lib/access/roles'
import { clientIp, isOwnLaptop } from '@/lib/auth/client-ip'
import type { SignedIn } from '@/lib/auth/find-session'
import { limit, type RateLimit } from '@/lib/auth/rate-limits'
import { isFromThisSite } from '@/lib/auth/same-origin'
import { authorize, DomainError, InvalidFields, isOver } from '@/lib/errors'
import { setFlash, type FlashKey } from '@/lib/action/flash'
import type { FormAction, FormState } from '@/lib/action/form-state'
import { explain, validationText, type Refusal } from '@/lib/action/explain'
import type { Locale } from '@/lib/i18n/locales'
import { requestLocale } from '@/lib/i18n/request-locale'
import { inTurn } from '@/lib/database/in-turn'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { storableText } from '@/lib/text/storable-text'

/**
 * The only entry point for writes. Checks origin, user, organization, permission, rate limit and
 * input, then runs the command and answers. Each step refuses before the next begins, and refusals
 * are explained in one place.
 */
const client = createSafeActionClient({
  defaultValidationErrorsShape: 'flattened',
  handleServerError: explain,
}).use(async ({ next }) => {
  const from = await headers()
  if (!isFromThisSite(from)) throw new DomainError('foreign-request')
  const ip = clientIp(from)
  const locale = await requestLocale()
  return next({ ctx: { request: { ip, userAgent: from.get('user-agent'), locale } } })
})

/** Where the request came from: for limits by network, the list of sessions, mails to newcomers. */
export interface Request {
  ip: string
  userAgent: string | null
  locale: Locale
}

/** What happens after a command: a toast, and the page to go to (default: refresh this page). */
interface Done {
  flash?: FlashKey
  /** What the toast names. */
  values?: Record<string, string>
  to?: Route
  data?: unknown
}

type Input<S extends z.ZodType> = z.output<S>
/** A schema that depends on the organization: on its kind, above all. */
type FormFor = (ctx: OrgContext) => z.ZodType
type InputOf<S> = S extends FormFor ? z.output<ReturnType<S>> : z.output<S>
type AfterCommand<R, C> = (result: R, context: C) => Done | Promise<Done>

interface Options<R, C> {
  /** Counted for the person, or for the network of somebody who is not signed in. */
  limit?: RateLimit
  done?: AfterCommand<R, C>
}

/** An action for everybody: sign-up, sign-in, mailed links. */
export const publicAction = <S extends z.ZodType, R>(
  schema: S,
  command: (request: Request, input: Input<S>) => Promise<R>,
  options: Options<R, Request> = {},
): FormAction =>
  asFormAction(
    client
      .use(async ({ next, ctx }) => {
        const { ip } = ctx.request
        if (options.limit && !isOwnLaptop(ip)) await limit(options.limit, ip)
        return next()
      })
      .inputSchema(schema)
      .action(async ({ parsedInput, ctx }) => {
        const result = await command(ctx.request, parsedInput as Input<S>)
        return options.done?.(result, ctx.request)
      }),
  )

/** An action for the signed-in person, on what is their own. */
export const userAction = <S extends z.ZodType, R>(
  schema: S,
  command: (user: SignedIn, input: Input<S>, request: Request) => Promise<R>,
  options: Options<R, SignedIn> = {},
): FormAction =>
  asFormAction(
    client
      .use(async ({ next }) => {
        const user = await currentUser()
        if (!user) throw new DomainError('signed-out')
        await limit(options.limit ?? 'write', user.id)
        return next({ ctx: { user } })
      })
      .inputSchema(schema)
      .action(async ({ parsedInput, ctx }) => {
        const result = await inTurn(`person ${ctx.user.id}`, () =>
          command(ctx.user, parsedInput as Input<S>, ctx.request),
        )
        return options.done?.(result, ctx.user)
      }),
  )

/**
 * An action in an organization, which the form names in a field `org` (its slug). The slug proves
 * nothing: the membership behind it is read again, and the command asks again under the lock.
 * @param permission null for what any member may, whatever their role
 * @param schema or how to find it: what the form holds may depend on the organization's kind
 */
export const orgAction = <S extends z.ZodType | FormFor, R>(
  permission: Permission | null,
  schema: S,
  command: (ctx: OrgContext, input: InputOf<S>) => Promise<R>,
  options: Options<R, OrgContext> = {},
): FormAction =>
  asFormAction(
    client
      .use(async ({ next, clientInput }) => {
        if (!(await currentUser())) throw new DomainError('signed-out')
        const org = await findOrg(slugIn(clientInput))
        if (!org) throw new DomainError('not-found')
        authorize(permission === null || can(org.actor, permission))
        await limit(options.limit ?? 'write', org.user.id)
        return next({ ctx: { org } })
      })
      .inputSchema(typeof schema === 'function' ? z.unknown() : schema)
      .action(async ({ parsedInput, ctx }) => {
        const input =
          typeof schema === 'function' ? parse(schema(ctx.org), parsedInput) : parsedInput
        const result = await command(ctx.org, input as InputOf<S>)
        return options.done?.(result, ctx.org)
      }),
  )

/**
 * An action of the back office. That the person is staff is read from the database for this very
 * request; to everybody else there is no such thing. The commands ask again under their locks.
 */
export const staffAction = <S extends z.ZodType, R>(
  schema: S,
  command: (staff: Staff, input: Input<S>) => Promise<R>,
  options: Options<R, Staff> = {},
): FormAction =>
  asFormAction(
    client
      .use(async ({ next }) => {
        const user = await currentUser()
        if (!user) throw new DomainError('signed-out')
        if (!user.isSuperuser) throw new DomainError('not-found')
        await limit(options.limit ?? 'write', user.id)
        return next({ ctx: { staff: { ...user, asStaff: true as const } } })
      })
      .inputSchema(schema)
      .action(async ({ parsedInput, ctx }) => {
        const result = await command(ctx.staff, parsedInput as Input<S>)
        return options.done?.(result, ctx.staff)
      }),
  )

function parse<S extends z.ZodType>(schema: S, input: unknown): Input<S> {
  const result = schema.safeParse(input)
  if (!result.success) throw InvalidFields.of(result.error.issues)
  return result.data
}

const slugIn = (input: unknown) => {
  const slug = (input as { org?: unknown } | undefined)?.org
  return typeof slug === 'string' ? slug : ''
}

interface SafeResult {
  data?: Done
  serverError?: Refusal
  validationErrors?: { formErrors: string[]; fieldErrors: Record<string, string[] | undefined> }
}

/** Between a form's language (FormData in, FormState out) and next-safe-action's. */
const asFormAction =
  (action: (input: never) => Promise<unknown>): FormAction =>
  async (_state, formData) => {
    // What calls an action by hand may hand it anything.
    if (!((formData as unknown) instanceof FormData))
      return { error: (await explain(new DomainError('form-unreadable'))).text }
    const typed = fieldsOf(formData)
    const result = (await action(typed as never)) as SafeResult
    if (result.serverError) {
      const { code, text, link, field, fields = field && { [field]: text } } = result.serverError
      // What the form is for is over: its page, drawn again, says so in the form's place.
      if (isOver(code)) refresh()
      return { ...(fields ? { fields } : { error: text, link }), values: echo(typed) }
    }
    if (result.validationErrors)
      return { ...(await invalid(result.validationErrors)), values: echo(typed) }
    const { flash, values, to, data } = result.data ?? {}
    after(() => drainOutbox())
    if (flash) await setFlash(flash, values)
    if (to) redirect(to)
    refresh()
    return { ok: true, data }
  }

/** The form's own fields, in text that can be stored; React's bookkeeping begins with "$". */
const fieldsOf = (formData: FormData): Record<string, string | File> =>
  Object.fromEntries(
    [...formData]
      .filter(([name]) => !name.startsWith('$'))
      .map(([name, value]) => [name, typeof value === 'string' ? storableText(value) : value]),
  )

/** What a page may repeat: no secrets, and no files, which no page can fill in. */
const echo = (typed: Record<string, string | File>) =>
  Object.fromEntries(
    Object.entries(typed).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !/password|token/i.test(entry[0]),
    ),
  )

async function invalid({
  formErrors,
  fieldErrors,
}: NonNullable<SafeResult['validationErrors']>): Promise<FormState> {
  const say = await validationText()
  const fields = Object.entries(fieldErrors).map(([name, codes]) => [name, say(codes?.[0])])
  return {
    fields: Object.fromEntries(fields) as Record<string, string>,
    ...(formErrors.length > 0 && { error: say(formErrors[0]) }),
  }
}
