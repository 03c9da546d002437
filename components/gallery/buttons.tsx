import { Plus, Settings } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import { Button, type ButtonVariant, Spinner } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { DownloadLink } from '@/components/ui/download-link'
import { CopyButton } from '@/components/ui/copy-button'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import { Tooltip } from '@/components/ui/tooltip'
import { Part } from './part'

const variants: ButtonVariant[] = ['primary', 'secondary', 'ghost', 'danger', 'danger-quiet']

/** Samples of buttons. */
export async function Buttons() {
  const t = await getTranslations()
  const save = t('settings.save')
  return (
    <>
      <Part name="Button">
        {variants.map((variant) => (
          <div key={variant} className="flex flex-wrap items-center gap-3">
            <Button variant={variant} size="sm">
              {save}
            </Button>
            <Button variant={variant}>
              <Icon of={Plus} />
              {save}
            </Button>
            <Button variant={variant} size="lg">
              {save}
            </Button>
            <Button variant={variant} size="icon" aria-label={t('nav.settings')}>
              <Icon of={Settings} />
            </Button>
            <Button variant={variant} pending>
              {save}
            </Button>
            <Button variant={variant} disabled>
              {save}
            </Button>
          </div>
        ))}
      </Part>
      <Part name="ButtonLink">
        <ButtonLink href="/orgs" variant="primary">
          {t('orgs.title')}
        </ButtonLink>
        <ButtonLink href="/orgs">{t('orgs.title')}</ButtonLink>
      </Part>
      <Part name="TextLink">
        <TextLink href="/orgs">{t('orgs.title')}</TextLink>
      </Part>
      <Part name="DownloadLink">
        <DownloadLink href="/dev/components">{t('export.label')}</DownloadLink>
      </Part>
      <Part name="CopyButton">
        <CopyButton value="acme" label={t('gallery.copy')} copiedLabel={t('gallery.copied')} />
        <CopyButton
          value="acme"
          label={t('gallery.copy')}
          copiedLabel={t('gallery.copied')}
          iconOnly
        />
      </Part>
      <Part name="Tooltip">
        <Tooltip text={t('roles.adminHint')}>
          <Button>{t('roles.admin')}</Button>
        </Tooltip>
      </Part>
      <Part name="Spinner">
        <Spinner />
      </Part>
    </>
  )
}
