import { WholeDocument } from '@/components/frame/whole-document'
import { WithoutSkeleton } from '@/components/frame/without-skeleton'

/**
 * The people page, and over it the dialog to invite somebody: the invite page, come to by a click.
 * The skeleton is for clicks: a document comes whole.
 */
export default function PeopleLayout({ children, dialog }: LayoutProps<'/orgs/[slug]/people'>) {
  return (
    <>
      <WholeDocument>{children}</WholeDocument>
      <WithoutSkeleton>{dialog}</WithoutSkeleton>
    </>
  )
}
