import { MembersTable } from '@/components/members/members-table'
import { OrgUsers } from '@/components/members/org-users'
import { OrgName } from '@/components/organizations/org-name'

/** Two organizations on one page; each list has its own query parameters, named after it. */
export const TwoOrganizations = ({ slugs }: { slugs: [string, string] }) =>
  slugs.map((slug) => (
    <section key={slug} aria-labelledby={`${slug}-title`}>
      <h2 id={`${slug}-title`}>
        <OrgName org={slug} />
      </h2>
      <MembersTable org={slug} name={slug} />
      <OrgUsers org={slug} name={`${slug}-list`} size={3}>
        {({ name, email }) => <a href={`mailto:${email}`}>{name}</a>}
      </OrgUsers>
    </section>
  ))
