import type { Permission } from '@/lib/access/roles'
import type { Messages } from '@/lib/i18n/messages'

/** The names of the navigation icons; components/shell/page-icons.tsx draws them. */
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

/** The message keys of a group: "nav.people". */
type TextIn<Group extends 'nav' | 'admin'> = {
  [Key in keyof Messages[Group]]: Messages[Group][Key] extends string
    ? `${Group}.${Key & string}`
    : never
}[keyof Messages[Group]]

/** The permission a page needs, and how the navigation shows it; hidden without a label and an icon. */
export interface PageEntry {
  needs?: Permission
  label?: TextIn<'nav'> | TextIn<'admin'>
  icon?: PageIcon
  /** The setting under `allow` that can disable it. */
  allow?: 'insights'
  /** Another page that the navigation shows under this entry. */
  also?: string
}
