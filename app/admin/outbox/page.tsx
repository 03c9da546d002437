import { getTranslations } from '@/lib/i18n/translations'
import { AdminList, adminTitle } from '@/components/admin/admin-list'
import { MailPause, OutboxFigures, outboxColumns } from '@/components/admin/outbox'
import { requireStaff } from '@/lib/access/context'
import { readListQuery } from '@/lib/lists/read-list-query'
import {
  listOutbox,
  outboxFilters,
  outboxSorts,
  readMailPause,
  readOutboxFigures,
} from '@/lib/admin/read-outbox'

export const generateMetadata = adminTitle('outbox')

/** Emails that are waiting, sent or failed. */
export default async function AdminOutboxPage(props: PageProps<'/admin/outbox'>) {
  await requireStaff()
  const query = readListQuery(await props.searchParams, {
    sorts: outboxSorts,
    filters: outboxFilters,
  })
  const [t, figures, pause, columns, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    readOutboxFigures(),
    readMailPause(),
    outboxColumns(),
    listOutbox(query),
  ])
  const status = outboxFilters.status.map((value) => ({
    value,
    label: t(`outboxPage.status.${value}`),
  }))
  return (
    <AdminList
      name="outbox"
      query={query}
      sorts={outboxSorts}
      filters={{ status }}
      above={
        <>
          {pause && <MailPause pause={pause} />}
          <OutboxFigures figures={figures} />
        </>
      }
      rows={rows}
      next={next}
      columns={columns}
    />
  )
}
