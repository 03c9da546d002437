/** The people page, and over it the dialog to invite somebody: the invite page, come to by a click. */
export default function PeopleLayout({ children, dialog }: LayoutProps<'/orgs/[slug]/people'>) {
  return (
    <>
      {children}
      {dialog}
    </>
  )
}
