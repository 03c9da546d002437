import { insertMembers } from '../../lib/testing/insert-members'
import type { Acme } from './acme'
import { sql } from './sql'

/** Adds members named Person 1, Person 2 … in one statement. */
export const addMembers = ({ id, slug }: Pick<Acme, 'id' | 'slug'>, count: number) =>
  sql(insertMembers, [id, slug, count])
