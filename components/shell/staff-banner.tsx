import { getTranslations } from '@/lib/i18n/translations'
import { Link } from '@/components/ui/link'
import type { OrgContext } from '@/lib/access/org-context'
import { adminPath } from '@/lib/paths'

/** Shown to staff in an organization they do not belong to. Their visit is recorded. */
export async function StaffBanner({ org }: { org: OrgContext }) {
  const t = await getTranslations('staff')
  return (
    <aside className="bg-inverse px-4 py-2 text-center text-[0.8125rem] font-medium text-canvas">
      <p>
        {t('banner', { organization: org.organization.name })}{' '}
        <Link href={adminPath(`organizations/${org.organization.id}`)} className="underline">
          {t('leave')}
        </Link>
      </p>
    </aside>
  )
}
