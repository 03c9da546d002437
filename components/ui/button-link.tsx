import type { ComponentProps, ReactNode } from 'react'
import type { Route } from 'next'
import { Icon } from './icon'
import { Link } from './link'
import { buttonClasses, type ButtonSize, type ButtonVariant } from './button-classes'
import { Download } from 'lucide'

export type ButtonLinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  href: Route
  variant?: ButtonVariant
  size?: ButtonSize
  scroll?: boolean
}

/** A link that looks like a button: use it to navigate, and <Button> to act. */
export function ButtonLink({
  variant = 'secondary',
  size = 'md',
  className,
  ...props
}: ButtonLinkProps) {
  return <Link className={buttonClasses(variant, size, className)} {...props} />
}

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
