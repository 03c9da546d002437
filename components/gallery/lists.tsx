import { Users } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import { Badge } from '@/components/ui/badge'
import { Breadcrumbs } from '@/components/ui/page-header'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Identity } from '@/components/ui/identity'
import { Tabs } from '@/components/ui/nav-item'
import { Pagination } from '@/components/ui/pagination'
import { SideNav } from '@/components/ui/app-frame'
import { Table, TableCell, TableRow } from '@/components/ui/table'
import { Part } from './part'

const people = [
  { name: 'Olive', email: 'olive@acme.test', role: 'owner' },
  { name: 'Adam', email: 'adam@acme.test', role: 'admin' },
  { name: 'Mia', email: 'mia@acme.test', role: 'member' },
] as const

/** The sample organization. */
const acme = 'Acme'

/** Samples of lists, tables and paging. */
export async function Lists() {
  const t = await getTranslations()
  const here = '/dev/components'
  const pages = [
    { href: here, label: t('nav.people'), icon: <Icon of={Users} />, count: 3 },
    { href: '/orgs', label: t('nav.organizations'), icon: <Icon of={Users} /> },
  ] as const
  return (
    <>
      <Part name="Table">
        <div className="w-full">
          <Table
            caption={t('people.caption', { organization: acme })}
            columns={[
              { label: t('people.name') },
              { label: t('people.role') },
              { label: t('people.actions'), hidden: true },
            ]}
          >
            {people.map(({ name, email, role }) => (
              <TableRow key={name}>
                <TableCell kind="lead">
                  <Identity name={name} detail={email} />
                </TableCell>
                <TableCell label={t('people.role')}>
                  <Badge tone={role === 'owner' ? 'accent' : 'neutral'}>{t(`roles.${role}`)}</Badge>
                </TableCell>
                <TableCell kind="actions">
                  <Button size="sm">{t('people.manage')}</Button>
                </TableCell>
              </TableRow>
            ))}
          </Table>
          <Pagination
            label={t('app.pages')}
            previous={{ label: t('app.first'), href: here }}
            next={{ label: t('app.next'), href: here }}
          />
        </div>
      </Part>
      <Part name="Breadcrumbs">
        <Breadcrumbs
          label={t('app.breadcrumbs')}
          items={[{ label: acme, href: here }, { label: t('nav.people') }]}
        />
      </Part>
      <Part name="Tabs">
        <Tabs label={t('gallery.tabs')} items={[...pages]} />
      </Part>
      <Part name="SideNav">
        <div className="w-56">
          <SideNav
            label={t('gallery.sideNav')}
            groups={[{ title: t('nav.account'), items: [...pages] }]}
          />
        </div>
      </Part>
    </>
  )
}
