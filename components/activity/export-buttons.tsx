import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { exportActivityAction } from '@/lib/activity/actions'
import type { ActivityFilter } from '@/lib/activity/schema'

/** Begins a file of what the page is narrowed to. */
export async function ExportButtons({ slug, filter }: { slug: string; filter: ActivityFilter }) {
  const t = await getTranslations('activity')
  const asked = Object.entries(filter).filter((entry): entry is [string, string] => !!entry[1])
  return (['csv', 'json'] as const).map((format) => (
    <ActionButton
      key={format}
      action={exportActivityAction}
      fields={{ org: slug, format, ...Object.fromEntries(asked) }}
    >
      {t(`export.${format}`)}
    </ActionButton>
  ))
}
