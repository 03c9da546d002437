import 'server-only'
import { findOrg, requireStaff, requireUser } from '@/lib/access/context'
import { ensureAllowed } from '@/lib/access/allowed'
import type { OrgContext } from '@/lib/access/org-context'
import { can, type Permission } from '@/lib/access/roles'
import { limit } from '@/lib/ops/rate-limits'
import { db } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { recordExport, recordStaffExport, type OrgExport } from '@/lib/export/record-export'
import { fileFormats, writeList, type ExportedList, type FileFormat } from '@/lib/export/write-list'
import { answering } from '@/lib/action/route-answer'

/** What the address of an export holds: the filters of the list's page, and `format`. */
export type ExportQuery = Record<string, string>

export type WriteFile = (format: FileFormat) => AsyncGenerator<string, void>

/** A list of an organization, and the event that records its export. */
interface OrgList<Row> extends ExportedList<Row> {
  event: OrgExport
}

/**
 * A route that answers with a list of an organization as a file, for members who have the permission:
 * everything that the list's page shows with the same address, on all its pages.
 */
export const orgExport = <Row>(
  permission: Permission,
  name: string,
  listFor: (org: OrgContext, query: ExportQuery) => OrgList<Row> | Promise<OrgList<Row>>,
) =>
  answering<{ params: Promise<{ slug: string }> }>(async (request, { params }) => {
    await requireUser()
    ensureAllowed('exports')
    const org = await findOrg((await params).slug)
    if (!org) throw new DomainError('not-found')
    authorize(can(org.actor, permission))
    await limit('export', org.user.id)
    const { event, ...list } = await listFor(org, queryOf(request))
    const { id, slug } = org.organization
    return answer(request, `${slug}-${name}`, (format) => writeList(format, list), {
      record: (format) => recordExport(org, event, format),
      // Rows of a deleted organization are gone: its file would look complete without them.
      check: async () => {
        if ((await db.organization.count({ where: { id } })) === 0)
          throw new DomainError('not-found')
      },
    })
  })

/** A route that answers with a list of the back office as a file; for everyone but staff it is not found. */
export const staffExport = (find: (name: string, query: ExportQuery) => WriteFile | null) =>
  answering<{ params: Promise<{ list: string }> }>(async (request, { params }) => {
    const user = await requireStaff()
    const { list: name } = await params
    const write = find(name, queryOf(request))
    if (!write) throw new DomainError('not-found')
    await limit('export', user.id)
    return answer(request, name, write, {
      record: (format) => recordStaffExport({ ...user, asStaff: true }, name, format),
    })
  })

interface Steps {
  /** Runs before the first byte is sent. */
  record: (format: FileFormat) => Promise<void>
  /** Runs after the last one; an error breaks the download off. */
  check?: () => Promise<void>
}

async function answer(
  request: Request,
  name: string,
  write: WriteFile,
  { record, check }: Steps,
): Promise<Response> {
  const format = fileFormats.find((known) => known === queryOf(request).format) ?? 'csv'
  const pieces = write(format)
  const first = await pieces.next()
  // Only now: what is recorded here is not in the file itself.
  await record(format)
  return new Response(streamOf(first, pieces, check), {
    headers: {
      'content-type': mediaTypes[format],
      'content-disposition': `attachment; filename="${name}-${today()}.${format}"`,
      'cache-control': 'private, no-store',
    },
  })
}

const mediaTypes: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

const queryOf = (request: Request): ExportQuery =>
  Object.fromEntries(new URL(request.url).searchParams)

const today = () => new Date().toISOString().slice(0, 10)

/** Reads a batch only when the one before it has been taken. */
function streamOf(
  first: IteratorResult<string, void>,
  pieces: AsyncGenerator<string, void>,
  check?: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let piece: IteratorResult<string, void> | undefined = first
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = piece ?? (await pieces.next())
      piece = undefined
      if (!done) return controller.enqueue(encoder.encode(value))
      await check?.()
      controller.close()
    },
    async cancel() {
      await pieces.return()
    },
  })
}
