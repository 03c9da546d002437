import { kindNamer } from '@/components/organizations/kind-labels'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/text-link'
import { adminPath } from '@/lib/paths'

/** The way to an organization from a list of other things, with its kind where there are several. */
export async function OrganizationLink(props: { id: string; kind: string; name: string }) {
  const { id, kind, name } = props
  const kindName = (await kindNamer())(kind)
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <TextLink href={adminPath(`organizations/${id}`)}>{name}</TextLink>
      {kindName && <Badge>{kindName}</Badge>}
    </span>
  )
}
