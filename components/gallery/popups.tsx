import { LogOut, Trash2, UserRound } from 'lucide'
import { getMessages, getTranslations } from '@/lib/i18n/translations'
import { Button } from '@/components/ui/button'
import { ConfirmDialog, Dialog } from '@/components/ui/dialog'
import { Drawer } from '@/components/ui/drawer'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { ChoiceMenu, DownloadMenu } from '@/components/ui/list-menus'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { OrgSwitcher } from '@/components/ui/org-switcher'
import { UserMenu } from '@/components/ui/app-frame'
import { CommandSample, ToastButtons } from './command-sample'
import { Part } from './part'

const switcher = { createHref: '/orgs/new', allHref: '/orgs' } as const

/** Samples of what opens over the page. */
export async function Popups() {
  const [t, { command, nav }] = await Promise.all([getTranslations(), getMessages()])
  const entries: MenuEntry[] = [
    { type: 'link', href: '/account', label: t('nav.profile'), icon: <Icon of={UserRound} /> },
    { type: 'link', href: '/orgs', label: t('nav.organizations') },
    { type: 'separator' },
    {
      type: 'link',
      href: '/account',
      label: t('people.remove'),
      icon: <Icon of={Trash2} />,
      tone: 'danger',
    },
    { type: 'link', href: '/account', label: t('nav.signOut'), icon: <Icon of={LogOut} /> },
  ]
  const organizations = ['Acme', 'Zenith'].map((name) => ({
    name,
    slug: name.toLowerCase(),
    href: '/orgs' as const,
    roleLabel: t('roles.owner'),
  }))
  return (
    <>
      <Part name="Menu">
        <Menu trigger={t('people.actions')} entries={entries} />
      </Part>
      <Part name="ListMenus">
        <ChoiceMenu
          label={t('people.filterRole')}
          words={t('people.anyRole')}
          entries={entries}
          isSet={false}
        />
        <DownloadMenu label={t('export.label')} entries={entries} />
      </Part>
      <Part name="UserMenu">
        <div className="w-56">
          <UserMenu
            label={t('nav.userMenu')}
            name="Olive"
            email="olive@acme.test"
            entries={entries}
          />
        </div>
      </Part>
      <Part name="OrgSwitcher">
        <div className="w-56">
          <OrgSwitcher
            {...switcher}
            current={organizations[0]}
            organizations={organizations}
            labels={nav.switcher}
          />
        </div>
      </Part>
      <Part name="CommandPalette">
        <div className="w-56">
          <CommandSample
            open={command.open}
            keys={{ mac: command.keysOnMac, other: command.keys }}
            labels={command}
            groups={[
              {
                heading: command.organizations,
                items: organizations.map(({ name, href, roleLabel }) => ({
                  id: name,
                  label: name,
                  hint: roleLabel,
                  href,
                })),
              },
            ]}
          />
        </div>
      </Part>
      <Part name="Dialog">
        <Dialog
          trigger={t('people.invite')}
          title={t('invite.title')}
          description={t('org.alone')}
          closeLabel={t('app.dismiss')}
        >
          <Field id="in-dialog" label={t('invite.email')}>
            {(control) => <Input {...control} type="email" autoComplete="off" />}
          </Field>
        </Dialog>
      </Part>
      <Part name="ConfirmDialog">
        <ConfirmDialog
          trigger={t('people.remove')}
          triggerProps={{ variant: 'danger-quiet' }}
          title={t('people.removeAsk', { name: 'Max', organization: 'Acme' })}
          description={t('member.removeText')}
          cancelLabel={t('app.cancel')}
        >
          <Button variant="danger">{t('people.remove')}</Button>
        </ConfirmDialog>
      </Part>
      <Part name="Drawer">
        <Drawer
          trigger={t('gallery.drawer')}
          triggerLabel={t('gallery.drawer')}
          title={t('nav.main')}
          closeLabel={t('nav.close')}
          className="w-auto px-3"
        >
          {t('roles.memberHint')}
        </Drawer>
      </Part>
      <Part name="toast">
        <ToastButtons
          texts={{
            success: t('flash.roleChanged'),
            info: t('flash.linkMailed'),
            warning: t('errors.rate-limited', {
              wait: t('app.wait', { unit: 'minutes', count: 2 }),
            }),
            error: t('errors.unavailable'),
          }}
        />
      </Part>
    </>
  )
}
