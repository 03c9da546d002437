import { OrgUsers } from '@/components/members/org-users'

/** A list of people to contact. */
export const TeamList = ({ slug }: { slug: string }) => (
  <OrgUsers org={slug}>{({ name, email }) => <a href={`mailto:${email}`}>{name}</a>}</OrgUsers>
)
