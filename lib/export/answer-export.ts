import 'server-only'
import { orgOfForm, redirectBlocked, requireStaff, requireUser } from '@/lib/access/context'
import { ensureAllowed } from '@/lib/access/allowed'
import { ensureMay, type OrgContext } from '@/lib/access/org-context'
import type { Permission } from '@/lib/access/roles'
import { limit } from '@/lib/ops/rate-limits'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { recordExport, recordStaffExport, type OrgExport } from '@/lib/export/record-export'
import { record } from '@/lib/events/record'
import { writeOwnData } from '@/lib/export/own-data'
import {
  fileFormats,
  writeList,
  type ExportedList,
  type FileFormat,
  zipLists,
  type Lists,
} from '@/lib/export/write-list'
import { answering } from '@/lib/action/route-answer'

/** The query of an export's URL: the filters of the list's page, and `format`. */
export type ExportQuery = Record<string, string>

export type WriteFile = (format: FileFormat) => AsyncGenerator<string, void>

/** A list of an organization, and the event that records its export. */
interface OrgList<Row> extends ExportedList<Row> {
  event: OrgExport
}

/**
 * Creates a route that returns a list of an organization as a file, for members with the permission:
 * everything the list's page shows for the same query, across all its pages.
 */
export const orgExport = <Row>(
  permission: Permission,
  name: string,
  listFor: (org: OrgContext, query: ExportQuery) => OrgList<Row> | Promise<OrgList<Row>>,
) =>
  orgRoute(permission, async (request, org) => {
    const { event, ...list } = await listFor(org, queryOf(request))
    const format = formatIn(request)
    return answer(request, `${org.organization.slug}-${name}`, format, writeList(format, list), {
      record: () => recordExport(org, event, format),
      check: () => ensureThere(org),
    })
  })

/**
 * Creates a route that returns lists of an organization as one ZIP file, for members with the
 * permission.
 */
export const orgArchive = (permission: Permission, listsFor: (org: OrgContext) => Lists) =>
  orgRoute(permission, (request, org) =>
    answer(request, org.organization.slug, 'zip', zipLists(listsFor(org)), {
      record: () => recordExport(org, { type: 'organization.exported' }, 'zip'),
      check: () => ensureThere(org),
    }),
  )

const orgRoute = (
  permission: Permission,
  work: (request: Request, org: OrgContext) => Promise<Response>,
) =>
  answering<{ params: Promise<{ slug: string }> }>(async (request, { params }) => {
    await requireUser()
    ensureAllowed('exports')
    const { slug } = await params
    await redirectBlocked(slug)
    const org = await orgOfForm(slug)
    ensureMay(org, permission)
    await limit('export', org.user.id)
    return work(request, org)
  })

/** The rows of a deleted organization are gone, and a file without them would look complete. */
async function ensureThere({ organization: { id } }: OrgContext) {
  if ((await db.organization.count({ where: { id, deletedAt: null } })) === 0)
    throw new DomainError('not-found')
}

/** A route that returns everything about the caller, regardless of `allow.exports`. */
export const ownExport = answering(async (request) => {
  const user = await requireUser()
  await limit('export', user.id)
  return answer(request, 'account', 'json', writeOwnData(user), {
    record: () =>
      db.$transaction((tx) => record(tx, { type: 'user.exported', actor: user, data: {} })),
  })
})

/** Creates a route that returns a back office list as a file; for everyone but staff it is not found. */
export const staffExport = (find: (name: string, query: ExportQuery) => WriteFile | null) =>
  answering<{ params: Promise<{ list: string }> }>(async (request, { params }) => {
    const user = await requireStaff()
    const { list: name } = await params
    const write = find(name, queryOf(request))
    if (!write) throw new DomainError('not-found')
    await limit('export', user.id)
    const format = formatIn(request)
    return answer(request, name, format, write(format), {
      record: () => recordStaffExport({ ...user, asStaff: true }, name, format),
    })
  })

interface Steps {
  /** Runs before the first byte is sent. */
  record: () => Promise<void>
  /** Runs after the last one; an error aborts the download. */
  check?: () => Promise<void>
}

async function answer(
  { method }: Request,
  name: string,
  format: FileFormat | 'zip',
  pieces: AsyncGenerator<string | Uint8Array, void>,
  { record, check }: Steps,
): Promise<Response> {
  const headers = {
    'content-type': mediaTypes[format],
    'content-disposition': `attachment; filename="${name}-${today()}.${format}"`,
    'cache-control': 'private, no-store',
  }
  // Next answers HEAD with the handler of GET. It exports nothing.
  if (method === 'HEAD') return new Response(null, { headers })
  const first = await pieces.next()
  // Recorded only now, so that the event is not in the file itself.
  await record()
  return new Response(streamOf(first, pieces, check), { headers })
}

const mediaTypes: Record<FileFormat | 'zip', string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
}

const formatIn = (request: Request) =>
  fileFormats.find((known) => known === queryOf(request).format) ?? 'csv'

const queryOf = (request: Request): ExportQuery =>
  Object.fromEntries(new URL(request.url).searchParams)

const today = () => new Date().toISOString().slice(0, 10)

/** Reads a batch only when the previous one has been consumed. */
function streamOf(
  first: IteratorResult<string | Uint8Array, void>,
  pieces: AsyncGenerator<string | Uint8Array, void>,
  check?: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let piece: typeof first | undefined = first
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = piece ?? (await pieces.next())
      piece = undefined
      if (!done)
        return controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
      await check?.()
      controller.close()
    },
    async cancel() {
      await pieces.return()
    },
  })
}
