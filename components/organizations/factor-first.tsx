import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { getTranslations } from '@/lib/i18n/translations'
import { securityPath } from '@/lib/paths'

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
