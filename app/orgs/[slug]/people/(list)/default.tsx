import PeoplePage from './page'

/** What stands below the dialog for whoever opens it from a page about one person. */
export default function PeopleDefault({ params }: LayoutProps<'/orgs/[slug]/people'>) {
  return <PeoplePage params={params} searchParams={Promise.resolve({})} />
}
