import { MembersTable } from '@/components/members/members-table'
import { OrgUsers } from '@/components/members/org-users'
import { roleLabels } from '@/components/members/role-labels'
import { IfOrgAdmin, IfOrgOwner } from '@/components/organizations/if-org'
import { OrgName } from '@/components/organizations/org-name'
import { requireUser } from '@/lib/access/context'
import { getTranslations } from '@/lib/i18n/translations'

interface ExamplePageProps {
  params: Promise<{ first: string; second: string }>
}

/**
 * Two organizations on a page that belongs to neither, as in docs/cookbook/on-a-page.md. Only in the
 * build for browser tests, for e2e/on-a-page.spec.ts.
 */
export default async function ExamplePage({ params }: ExamplePageProps) {
  const [user, { first, second }] = await Promise.all([requireUser(), params])
  const [t, role] = await Promise.all([getTranslations('orgs'), roleLabels()])
  const title = t('title')
  return (
    <main className="mx-auto grid max-w-4xl gap-8 p-6">
      <title>{title}</title>
      <h1>{title}</h1>
      {[first, second].map((slug) => (
        <section key={slug} aria-labelledby={`${slug}-title`}>
          <h2 id={`${slug}-title`}>
            <OrgName org={slug} />
          </h2>
          <p data-testid={slug}>
            <IfOrgOwner
              org={slug}
              user={user}
              fallback={
                <IfOrgAdmin org={slug} user={user}>
                  {role('admin')}
                </IfOrgAdmin>
              }
            >
              {role('admin', true)}
            </IfOrgOwner>
          </p>
          <MembersTable org={slug} name={slug} />
          <OrgUsers org={slug} name={`${slug}-list`} size={3}>
            {({ name, email }) => <a href={`mailto:${email}`}>{name}</a>}
          </OrgUsers>
        </section>
      ))}
    </main>
  )
}
