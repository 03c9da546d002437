import { getTranslations } from 'next-intl/server'
import { SlugField } from '@/components/form/slug-field'
import { TextField } from '@/components/form/text-field'
import { env } from '@/lib/env'

/** An organization's name and URL name: at sign-up, for a new one, and in the settings. */
export async function OrganizationFields({ present }: { present?: string }) {
  const t = await getTranslations('signup')
  return (
    <>
      <TextField
        name="name"
        label={t('name')}
        autoComplete="organization"
        maxLength={64}
        required
      />
      <SlugField
        label={t('slug')}
        hint={t('slugHint')}
        prefix={`${new URL(env.APP_URL).host}/orgs/`}
        present={present}
        texts={{
          checking: t('slugChecking'),
          free: t('slugFree'),
          taken: t('slugTaken'),
        }}
      />
    </>
  )
}
