import { workspace } from '@/docs/cookbook/examples/kinds/workspace'
import type { Guildhall } from '@/lib/config/define-guildhall'

/** The settings of a product called Fern with workspaces: spread them into guildhall.config.ts. */
export const fern: Pick<Guildhall, 'brand' | 'kinds' | 'messages' | 'mails' | 'components'> = {
  brand: {
    name: 'Fern',
    accent: '#b4236b',
    radius: 'large',
    font: 'Georgia, "Liberation Serif", serif',
  },
  kinds: { workspace },
  messages: {
    en: {
      kinds: { workspace: { singular: 'Workspace', plural: 'Workspaces', inline: 'workspace' } },
      landing: { heading: 'One [organization] for your whole garden' },
    },
    de: {
      kinds: {
        workspace: {
          singular: 'Workspace',
          plural: 'Workspaces',
          inline: 'Workspace',
          gender: 'masculine',
          genitive: 'Workspaces',
        },
      },
      landing: { heading: '[Ein|Eine|Ein] [organization] für Ihren ganzen Garten' },
    },
    ja: {
      kinds: {
        workspace: {
          singular: 'ワークスペース',
          plural: 'ワークスペース',
          inline: 'ワークスペース',
        },
      },
      landing: { heading: '庭全体をひとつの[organization]に' },
    },
  },
  mails: {
    invitation: () => import('./invitation').then((own) => own.invitation),
  },
  components: {
    besideCard: () => import('./beside-card').then((own) => own.BesideCard),
    footer: () => import('./footer').then((own) => own.Footer),
  },
}
