import 'server-only'
import type { Route } from 'next'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { createSafeActionClient } from 'next-safe-action'
import * as z from 'zod'
import { currentUser, orgOfForm, requestedPath } from '@/lib/access/context'
import { ensureMay, type OrgContext } from '@/lib/access/org-context'
import type { Staff } from '@/lib/access/staff-context'
import type { Permission } from '@/lib/access/roles'
import type { Caller } from '@/lib/accounts/sign-in/begin-session'
import { ensureFreshSignIn } from '@/lib/accounts/sign-in/fresh-sign-in'
import { readCaller } from '@/lib/accounts/sign-in/enter-browser'
import { isOwnLaptop } from '@/lib/ops/client-ip'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { limit, type RateLimit } from '@/lib/ops/rate-limits'
import { fromRequest } from '@/lib/ops/origin'
import { isFromThisSite } from '@/lib/ops/same-origin'
import { DomainError, InvalidFields, isOver } from '@/lib/errors'
import { setFlash, type FlashKey } from '@/lib/action/flash'
import type { FormAction, FormState } from '@/lib/action/form-state'
import { explain, type Refusal } from '@/lib/action/explain'
import { logRefused } from '@/lib/action/log-refused'
import { rememberVisit } from '@/lib/action/remember-visit'
import type { Locale } from '@/lib/i18n/locales'
import { requestLocale } from '@/lib/i18n/request-locale'
import { inTurn } from '@/lib/database/in-turn'
import { proofPath } from '@/lib/paths'
import { drainSoon } from '@/lib/mail/drain-soon'
import { storableText } from '@/lib/text/storable-text'

/**
 * The only entry point for writes. Checks origin, user, organization, permission, rate limit and input,
 * then runs the command and responds. The first failed check ends the request; all refusals are
 * explained in one place.
 */
const client = createSafeActionClient({ handleServerError: refuse })
  .inputSchema(z.unknown())
  .use(async ({ next }) => {
    const from = await headers()
    if (!isFromThisSite(from)) throw new DomainError('foreign-request')
    const request = { ...(await readCaller()), locale: await requestLocale() }
    return fromRequest(from, () => next({ ctx: { request } }))
  })

function refuse(error: Error) {
  if (error instanceof DomainError) logRefused(error)
  return explain(error)
}

/** Where the request came from: for limits by network, the session list, emails to new people. */
export interface Request extends Caller {
  locale: Locale
}

/** What happens after a command: a toast, and the page to go to (default: refresh the current page). */
interface Done<T> {
  flash?: FlashKey
  /** Values for the toast's text. */
  values?: Record<string, string>
  to?: Route
  data?: T
}

/** A schema that depends on the organization, mainly on its kind. */
type FormFor = (ctx: OrgContext) => z.ZodType
type FormOf<S extends z.ZodType | FormFor> = S extends FormFor ? ReturnType<S> : S
type AfterCommand<R, C, T> = (result: R, context: C) => Done<T> | Promise<Done<T>>

interface Options<R, C, T> {
  /** Counted per person, or per network if nobody is signed in. */
  limit?: RateLimit
  /** Requires a proof of identity from the last ten minutes (`password`, or the page for it). */
  grave?: boolean
  done?: AfterCommand<R, C, T>
}

/** Wraps an action that needs no session: sign-up, sign-in, emailed links. */
export const publicAction = <S extends z.ZodType, R, T>(
  schema: S,
  command: (request: Request, input: z.output<S>) => Promise<R>,
  options: Options<R, Request, T> = {},
): FormAction<T> =>
  asFormAction(
    client
      .use(async ({ next, ctx }) => {
        const { ip } = ctx.request
        if (options.limit && !isOwnLaptop(ip)) await limit(options.limit, ip)
        return next()
      })
      .action(async ({ clientInput, ctx }) => {
        const result = await command(ctx.request, await parse(schema, clientInput))
        return options.done?.(result, ctx.request)
      }),
  )

/** Wraps an action of the signed-in person on their own data. */
export const userAction = <S extends z.ZodType, R, T>(
  schema: S,
  command: (user: SignedIn, input: z.output<S>, request: Request) => Promise<R>,
  options: Options<R, SignedIn, T> = {},
): FormAction<T> =>
  asFormAction(
    client
      .use(async ({ next, clientInput }) => {
        const user = await currentUser()
        if (!user) throw new DomainError('signed-out')
        ensureSameViewer(user, clientInput)
        await limit(options.limit ?? 'write', user.id)
        if (options.grave) await ensureFreshSignIn(user, fieldIn(clientInput, 'password'))
        return next({ ctx: { user } })
      })
      .action(async ({ clientInput, ctx }) => {
        const input = await parse(schema, clientInput)
        const result = await inTurn(`person ${ctx.user.id}`, () =>
          command(ctx.user, input, ctx.request),
        )
        return options.done?.(result, ctx.user)
      }),
  )

/**
 * Wraps an action in an organization, which the form names in the field `org` (its slug). The slug
 * proves nothing: the membership is read from the database, and the command checks again under the
 * lock.
 * @param permission null for what every member may do, whatever their role
 * @param schema or a function that returns it: fields may depend on the organization's kind
 */
export const orgAction = <S extends z.ZodType | FormFor, R, T>(
  permission: Permission | null,
  schema: S,
  command: (ctx: OrgContext, input: z.output<FormOf<S>>) => Promise<R>,
  options: Options<R, OrgContext, T> = {},
): FormAction<T> =>
  asFormAction(
    client
      .use(async ({ next, clientInput }) => {
        const org = await orgOfForm(fieldIn(clientInput, 'org') ?? '').catch(async (error) => {
          ensureSameViewer(await currentUser(), clientInput)
          throw error
        })
        ensureSameViewer(org.user, clientInput)
        if (permission !== null) ensureMay(org, permission)
        await limit(options.limit ?? 'write', org.user.id)
        if (options.grave) await ensureFreshSignIn(org.user, fieldIn(clientInput, 'password'))
        return next({ ctx: { org } })
      })
      .action(async ({ clientInput, ctx }) => {
        const form = typeof schema === 'function' ? schema(ctx.org) : schema
        const input = await parse(form as FormOf<S>, clientInput)
        const result = await command(ctx.org, input)
        return options.done?.(result, ctx.org)
      }),
  )

/**
 * Wraps an action of the back office. Staff status is read from the database on every request; for
 * everyone else the action does not exist. The commands check again under their locks.
 */
export const staffAction = <S extends z.ZodType, R, T>(
  schema: S,
  command: (staff: Staff, input: z.output<S>) => Promise<R>,
  options: Options<R, Staff, T> = {},
): FormAction<T> =>
  asFormAction(
    client
      .use(async ({ next, clientInput }) => {
        const user = await currentUser()
        if (!user) throw new DomainError('signed-out')
        ensureSameViewer(user, clientInput)
        if (!user.isSuperuser) throw new DomainError('not-found')
        await limit(options.limit ?? 'write', user.id)
        if (options.grave) await ensureFreshSignIn(user, fieldIn(clientInput, 'password'))
        return next({ ctx: { staff: { ...user, asStaff: true as const } } })
      })
      .action(async ({ clientInput, ctx }) => {
        const result = await command(ctx.staff, await parse(schema, clientInput))
        return options.done?.(result, ctx.staff)
      }),
  )

async function parse<S extends z.ZodType>(schema: S, input: unknown): Promise<z.output<S>> {
  const result = await schema.safeParseAsync(input)
  if (!result.success) throw InvalidFields.of(result.error.issues)
  return result.data
}

/** Undefined if the form does not have it. */
const fieldIn = (input: unknown, name: string) => {
  const value = (input as Record<string, unknown> | undefined)?.[name]
  return value === undefined ? undefined : String(value)
}

/**
 * Refuses a form that the page shows to somebody else: another person has signed in since, in a second
 * tab. Pages name their viewer with JavaScript (components/ui/post-fields.ts).
 */
function ensureSameViewer(user: SignedIn | null, input: unknown) {
  const viewer = fieldIn(input, 'viewer')
  if (user && viewer !== undefined && viewer !== user.id) throw new DomainError('other-account')
}

/** Translates between forms (FormData in, FormState out) and next-safe-action. */
const asFormAction =
  <T>(
    action: (input: unknown) => Promise<{ data?: Done<T> | undefined; serverError?: Refusal }>,
  ): FormAction<T> =>
  async (state: FormState | FormData, formData: FormState | FormData = state) => {
    // Code that calls an action directly may pass anything.
    if (!(formData instanceof FormData))
      return { error: (await explain(new DomainError('form-unreadable'))).text }
    const typed = fieldsOf(formData)
    const result = await action(typed)
    if (result.serverError) {
      const { code, text, link, field, fields = field && { [field]: text } } = result.serverError
      if (code === 'sign-in-again') {
        const path = proofPath((await requestedPath()) ?? '/')
        // With JavaScript the form leads there, because only it can keep what was typed.
        if ((await headers()).has('next-action')) return { proofPath: path, values: echo(typed) }
        redirect(path)
      }
      // The subject of the form is no longer available; the refreshed page says so in its place.
      if (isOver(code)) refresh()
      // The refreshed page leads elsewhere: to the list of organizations, or to the sign-in page.
      const leaves = code === 'member-suspended' || code === 'sign-in-over'
      return {
        ...(fields ? { fields } : { error: text, link }),
        ...(leaves && { leaves }),
        values: echo(typed),
      }
    }
    const { flash, values, to, data } = result.data ?? {}
    after(drainSoon)
    if (flash) await setFlash(flash, values, to ?? (await requestedPath()))
    if (to) {
      await rememberVisit(to)
      redirect(to)
    }
    refresh()
    return { ok: true, data }
  }

/** The form's own fields, as text that can be stored; React's internal names begin with "$". */
const fieldsOf = (formData: FormData): Record<string, string | File> =>
  Object.fromEntries(
    [...formData]
      .filter(([name]) => !name.startsWith('$'))
      .map(([name, value]) => [name, typeof value === 'string' ? storableText(value) : value]),
  )

/** The values a page may repeat: no secrets, and no files, because a page cannot prefill those. */
const echo = (typed: Record<string, string | File>) =>
  Object.fromEntries(
    Object.entries(typed).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !/password|token|^viewer$/i.test(entry[0]),
    ),
  )
