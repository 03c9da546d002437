import { OrgUsers } from '@/components/members/org-users'

/** Whom one can write to. */
export const TeamList = ({ slug }: { slug: string }) => (
  <OrgUsers org={slug}>{({ name, email }) => <a href={`mailto:${email}`}>{name}</a>}</OrgUsers>
)
