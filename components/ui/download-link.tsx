import type { ReactNode } from 'react'
import { Download } from 'lucide-react'
import { buttonClasses } from './button-classes'

/** A link to a file, which looks like a button. */
export const DownloadLink = (props: { href: string; fileName?: string; children: ReactNode }) => (
  <a
    href={props.href}
    download={props.fileName ?? true}
    className={buttonClasses('secondary', 'md')}
  >
    <Download aria-hidden="true" />
    {props.children}
  </a>
)
