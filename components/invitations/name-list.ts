'use client'
import type { ListedMember } from '@/components/members/members-context'

/** "Mia, Max and Adam", in the language of the page. */
export const nameList = (members: ListedMember[]) =>
  new Intl.ListFormat(document.documentElement.lang).format(members.map(({ name }) => name))
