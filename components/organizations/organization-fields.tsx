import { getTranslations } from '@/lib/i18n/translations'
import { SlugField } from '@/components/form/slug-field'
import { TextField } from '@/components/form/text-field'
import { env } from '@/lib/env'
import { orgPath } from '@/lib/paths'
import { KindFields, type KindFieldsProps } from './drawn-fields'
import { kindLabels } from './kind-labels'

interface OrganizationFieldsProps extends Omit<KindFieldsProps, 'part'> {
  /** The current slug of an existing organization. */
  present?: string
}

/**
 * An organization's name and URL, and the fields of its kind: at sign-up, for a new one, and in the
 * settings.
 */
export async function OrganizationFields({ present, ...props }: OrganizationFieldsProps) {
  const { kind } = props
  const [t, labels] = await Promise.all([getTranslations('signup'), kindLabels(kind)])
  return (
    <>
      <TextField name="name" label={labels.name} autoComplete="organization" limit={100} required />
      <SlugField
        label={t('slug')}
        hint={t('slugHint')}
        prefix={
          <>
            {/* On a phone it would leave no room to type. */}
            <span className="max-sm:hidden">{new URL(env.APP_URL).host}</span>
            {orgPath('')}
          </>
        }
        present={present}
        kind={kind}
        texts={{
          checking: t('slugChecking'),
          free: t('slugFree'),
          taken: t('slugTaken'),
          // The browser fills in the slug.
          use: t('slugUse', { slug: '{slug}' }),
        }}
      />
      <KindFields {...props} part="fields" />
    </>
  )
}
