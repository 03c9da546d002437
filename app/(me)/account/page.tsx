import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { PictureSetting } from '@/components/form/picture-setting'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { pageTitle } from '@/components/shell/org-title'
import { ButtonLink } from '@/components/ui/button-link'
import { DownloadLink } from '@/components/ui/download-link'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import config from '@/guildhall.config'
import { requireUser } from '@/lib/access/context'
import { displayName } from '@/lib/accounts/person'
import { locales } from '@/lib/i18n/locales'
import { removeAvatarAction, setAvatarAction } from '@/lib/pictures/actions'
import { updateProfileAction, chooseThemeAction } from '@/lib/accounts/profile/actions'
import { cookies } from 'next/headers'
import { dataTheme, THEME_COOKIE } from '@/lib/accounts/profile/theme'
import { ThemeChoice } from '@/components/shell/theme-choice'

export const generateMetadata = pageTitle('account', 'title')

/** The person's profile. */
export default async function AccountPage() {
  const user = await requireUser()
  const [t, app] = await Promise.all([getTranslations('account'), getTranslations('app')])
  return (
    <>
      <PageHeader title={t('profile')} description={t('profileIntro')} />
      <Section id="picture" title={t('picture')} description={t('pictureText')}>
        <Card>
          <PictureSetting
            name={displayName(user)}
            seed={user.id}
            picture={user.picture}
            shape="round"
            set={setAvatarAction}
            remove={removeAvatarAction}
          />
        </Card>
      </Section>
      <Section id="profile" title={t('nameTitle')} description={t('nameText')}>
        <Card>
          <ActionForm
            action={updateProfileAction}
            schema="profile.updateProfile"
            unsaved={app('unsaved')}
            defaults={{ name: user.name ?? '', locale: user.locale ?? '' }}
          >
            <TextField name="name" label={t('name')} autoComplete="name" limit={100} required />
            <Field id="account-email" label={t('email')} hint={t('emailHint')}>
              {(control) => <Input {...control} type="email" value={user.email} readOnly />}
            </Field>
            <TextLink href="/account/email" className="justify-self-start">
              {t('changeEmail')}
            </TextLink>
            <SelectField
              name="locale"
              label={t('language')}
              hint={t('languageHint')}
              placeholder={t('languageOfBrowser')}
              options={config.locales.map((locale) => ({ value: locale, label: locales[locale] }))}
            />
            <SubmitButton>{t('save')}</SubmitButton>
          </ActionForm>
        </Card>
      </Section>
      <Appearance />
      <Section id="data" title={t('dataTitle')} description={t('dataText')}>
        <Card>
          <DownloadLink href="/account/export">{t('download')}</DownloadLink>
        </Card>
      </Section>
      <Section id="delete" title={t('deleteTitle')} description={t('deleteText')}>
        <ButtonLink href="/account/delete" variant="danger-quiet" className="justify-self-start">
          {t('delete')}
        </ButtonLink>
      </Section>
    </>
  )
}

/** The appearance setting of this device. */
async function Appearance() {
  const [t, jar] = await Promise.all([getTranslations('theme'), cookies()])
  return (
    <Section id="appearance" title={t('title')} description={t('text')}>
      <Card>
        <ThemeChoice
          present={dataTheme(jar.get(THEME_COOKIE)?.value) ?? 'system'}
          action={chooseThemeAction}
          labels={{
            legend: t('theme'),
            apply: t('apply'),
            system: t('system'),
            light: t('light'),
            dark: t('dark'),
          }}
        />
      </Card>
    </Section>
  )
}
