import {
  Activity,
  Bell,
  Building2,
  ChartLine,
  Crown,
  House,
  LogOut,
  Mail,
  MonitorSmartphone,
  Package,
  Send,
  Settings,
  Shield,
  ShieldUser,
  UserRound,
  UserRoundCheck,
  Users,
} from 'lucide'
import type { ReactNode } from 'react'
import type { PageIcon } from '@/lib/access/page-entry'
import { Icon } from '@/components/ui/icon'

/** The icons named in lib/access/pages.ts. */
export const pageIcons: Record<PageIcon, ReactNode> = {
  activity: <Icon of={Activity} />,
  bell: <Icon of={Bell} />,
  building: <Icon of={Building2} />,
  chart: <Icon of={ChartLine} />,
  crown: <Icon of={Crown} />,
  devices: <Icon of={MonitorSmartphone} />,
  house: <Icon of={House} />,
  leave: <Icon of={LogOut} />,
  mail: <Icon of={Mail} />,
  package: <Icon of={Package} />,
  send: <Icon of={Send} />,
  settings: <Icon of={Settings} />,
  shield: <Icon of={Shield} />,
  staff: <Icon of={ShieldUser} />,
  user: <Icon of={UserRound} />,
  'user-check': <Icon of={UserRoundCheck} />,
  users: <Icon of={Users} />,
}
