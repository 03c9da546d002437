/** A user as the audit log records them. */
export interface Person {
  id: string
  name: string | null
  email: string
  /** Acts as staff, where they are no member. */
  asStaff?: boolean
}

/** The name that pages, emails and the audit log show: the user's own, else their address. */
export const displayName = (person: Pick<Person, 'name' | 'email'>) => person.name || person.email
