import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { pageTitle } from '@/components/frame/page-title'
import { OrganizationFields } from '@/components/org/organization-fields'
import { AuthCard } from '@/components/ui/auth-card'
import { TextLink } from '@/components/ui/text-link'
import { currentUser } from '@/lib/access/context'
import { signUpAction } from '@/lib/registration/actions'

export const generateMetadata = pageTitle('signup')

/** Sign-up with an organization. Whoever is signed in creates one without the mail. */
export default async function SignUpPage() {
  if (await currentUser()) redirect('/orgs/new')
  const t = await getTranslations('signup')
  return (
    <AuthCard
      title={t('title')}
      description={t('intro')}
      below={t.rich('haveAccount', {
        link: (text) => <TextLink href="/login">{text}</TextLink>,
      })}
    >
      <ActionForm action={signUpAction} schema="signUp">
        <OrganizationFields />
        <TextField name="email" type="email" label={t('email')} autoComplete="email" required />
        <SubmitButton>{t('submit')}</SubmitButton>
      </ActionForm>
    </AuthCard>
  )
}
