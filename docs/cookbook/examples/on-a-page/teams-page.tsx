import { requireUser } from '@/lib/access/context'
import { OwnerOrAdmin } from './role-of'
import { TwoOrganizations } from './two-organizations'

interface TeamsPageProps {
  params: Promise<{ first: string; second: string }>
}

/** A page of a company's own; in the browser tests' build it is at /examples/[first]/[second]. */
export async function TeamsPage({ params }: TeamsPageProps) {
  const [user, { first, second }] = await Promise.all([requireUser(), params])
  const viewer = { id: user.id, name: user.name ?? user.email }
  return (
    <main className="mx-auto grid max-w-4xl gap-8 p-6">
      <title>My teams</title>
      <h1>My teams</h1>
      <p>
        <OwnerOrAdmin org={first} user={viewer} /> <OwnerOrAdmin org={second} user={viewer} />
      </p>
      <TwoOrganizations slugs={[first, second]} />
    </main>
  )
}
