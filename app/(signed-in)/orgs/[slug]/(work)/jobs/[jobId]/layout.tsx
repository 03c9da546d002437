import { WholeDocument } from '@/components/frame/whole-document'

/** The skeleton is for clicks: a document comes whole, with its own status. */
export default function JobLayout({ children }: LayoutProps<'/orgs/[slug]/jobs/[jobId]'>) {
  return <WholeDocument>{children}</WholeDocument>
}
