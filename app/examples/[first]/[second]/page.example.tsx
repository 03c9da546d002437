import { OwnerOrAdmin } from '@/docs/cookbook/examples/on-a-page/role-of'
import { TwoOrganizations } from '@/docs/cookbook/examples/on-a-page/two-organizations'
import { requireUser } from '@/lib/access/context'

interface ExamplePageProps {
  params: Promise<{ first: string; second: string }>
}

/** The parts of docs/cookbook/on-a-page.md on a page of a company's own, for e2e/on-a-page.spec.ts. */
export default async function ExamplePage({ params }: ExamplePageProps) {
  const [user, { first, second }] = await Promise.all([requireUser(), params])
  const viewer = { id: user.id, name: user.name ?? user.email }
  return (
    <main className="mx-auto grid max-w-4xl gap-8 p-6">
      <title>Two organizations</title>
      <h1>Two organizations</h1>
      <p>
        <OwnerOrAdmin org={first} user={viewer} /> <OwnerOrAdmin org={second} user={viewer} />
      </p>
      <TwoOrganizations slugs={[first, second]} />
    </main>
  )
}
