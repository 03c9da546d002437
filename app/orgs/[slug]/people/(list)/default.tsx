import PeoplePage from './page'

/** The page below the dialog if it is opened from a member's page. */
export default function PeopleDefault({ params }: LayoutProps<'/orgs/[slug]/people'>) {
  return <PeoplePage params={params} searchParams={Promise.resolve({})} />
}
