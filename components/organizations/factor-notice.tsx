import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import type { OrgContext } from '@/lib/access/org-context'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { orgPath, securityPath } from '@/lib/paths'

/** Tells a member without a second factor from when on the organization requires one. */
export async function FactorNotice({ org }: { org: OrgContext }) {
  const { policy, isReady, actor, organization } = org
  const from = policy.secondFactorFrom
  // From that day on, a member without one does not get here.
  if (!from || isReady || actor.isStaff) return null
  const [t, format] = await Promise.all([getTranslations('required'), getFormatter()])
  const date = format.dateTime(from, 'day')
  return (
    <Banner
      tone="warning"
      className="mb-6"
      action={
        <ButtonLink href={securityPath(orgPath(organization.slug))} size="sm">
          {t('setUp')}
        </ButtonLink>
      }
    >
      {t('soon', { organization: organization.name, date })}
    </Banner>
  )
}

/**
 * Says that an organization requires a second factor before one joins.
 * @param next where a signed-in person returns once they have one; without an account it comes first
 */
export async function FactorFirst({ organization, next }: { organization: string; next?: string }) {
  const t = await getTranslations('required')
  return (
    <Banner
      tone={next ? 'warning' : 'info'}
      action={
        next && (
          <ButtonLink href={securityPath(next)} size="sm">
            {t('setUp')}
          </ButtonLink>
        )
      }
    >
      {t(next ? 'first' : 'afterwards', { organization })}
    </Banner>
  )
}
