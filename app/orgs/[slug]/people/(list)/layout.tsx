/** The people page, with the invite page as a dialog over it when opened by a link. */
export default function PeopleLayout({ children, dialog }: LayoutProps<'/orgs/[slug]/people'>) {
  return (
    <>
      {children}
      {dialog}
    </>
  )
}
