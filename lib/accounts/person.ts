/** A user as recorded in the audit log. */
export interface Person {
  id: string
  name: string | null
  email: string
  /** Acts as staff, without being a member. */
  asStaff?: boolean
}

/** Returns the name shown in pages, emails and the audit log: the user's name, else their address. */
export const displayName = (person: Pick<Person, 'name' | 'email'>) => person.name || person.email
