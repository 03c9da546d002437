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
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { PageIcon } from '@/lib/access/page-entry'

/** The icons named in lib/access/pages.ts. */
export const pageIcons: Record<PageIcon, ReactNode> = {
  activity: <Activity />,
  bell: <Bell />,
  building: <Building2 />,
  chart: <ChartLine />,
  crown: <Crown />,
  devices: <MonitorSmartphone />,
  house: <House />,
  leave: <LogOut />,
  mail: <Mail />,
  package: <Package />,
  send: <Send />,
  settings: <Settings />,
  shield: <Shield />,
  staff: <ShieldUser />,
  user: <UserRound />,
  'user-check': <UserRoundCheck />,
  users: <Users />,
}
