import type { Permission } from '@/lib/access/roles'
import type { Messages } from '@/lib/i18n/messages'

/** The icons of the navigation, by name: components/shell/page-icons.tsx draws them. */
export type PageIcon =
  | 'activity'
  | 'bell'
  | 'building'
  | 'chart'
  | 'crown'
  | 'devices'
  | 'house'
  | 'leave'
  | 'mail'
  | 'package'
  | 'send'
  | 'settings'
  | 'shield'
  | 'staff'
  | 'user'
  | 'user-check'
  | 'users'

/** The keys of a group's texts: "nav.people". */
type TextIn<Group extends 'nav' | 'admin'> = {
  [Key in keyof Messages[Group]]: Messages[Group][Key] extends string
    ? `${Group}.${Key & string}`
    : never
}[keyof Messages[Group]]

/** What a page needs, and how the navigation shows it; without a label and an icon it does not. */
export interface PageEntry {
  needs?: Permission
  label?: TextIn<'nav'> | TextIn<'admin'>
  icon?: PageIcon
  /** What the configuration (`allow`) can switch it off by. */
  allow?: 'insights'
  /** Another page on which this one is the current one of the navigation. */
  also?: string
}
