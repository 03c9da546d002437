import type { ReactNode } from 'react'
import { Download } from 'lucide'
import { Icon } from './icon'
import { buttonClasses } from './button'

/** A download link that looks like a button. */
export const DownloadLink = (props: { href: string; fileName?: string; children: ReactNode }) => (
  <a
    href={props.href}
    download={props.fileName ?? true}
    className={buttonClasses('secondary', 'md')}
  >
    <Icon of={Download} />
    {props.children}
  </a>
)
