/** The people page, and over it the dialog to invite somebody: the invite page, opened by a link. */
export default function PeopleLayout({ children, dialog }: LayoutProps<'/orgs/[slug]/people'>) {
  return (
    <>
      {children}
      {dialog}
    </>
  )
}
