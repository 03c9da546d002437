import { Body, Button, Container, Head, Heading, Html, Link } from '@react-email/components'
import type { ReactNode } from 'react'
import config from '@/guildhall.config'
import { mailStyles, mailStyleSheet } from './mail-styles'
import type { MailTranslator } from './mail-template'
import { Paragraph } from './paragraph'

export type LayoutProps = {
  t: MailTranslator
  heading: string
  children: ReactNode
  button?: { label: string; url: string }
  /** Why the recipient gets this email. */
  why: string
  /** Where the recipient turns this type of email off, if possible. */
  unsubscribeUrl?: string | undefined
}

/**
 * The layout of every email: the product's name, a heading, paragraphs, at most one button with its URL
 * below, and why the recipient gets it. No images, no tracking, nothing loaded.
 */
export function Layout({ t, heading, children, button, why, unsubscribeUrl }: LayoutProps) {
  return (
    <Html lang={t.locale}>
      <Head>
        <title>{heading}</title>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta
          name="format-detection"
          content="telephone=no, date=no, address=no, email=no, url=no"
        />
        <style dangerouslySetInnerHTML={{ __html: mailStyleSheet }} />
      </Head>
      <Body className="canvas" style={mailStyles.canvas}>
        <Container style={mailStyles.column}>
          <Paragraph look="mark">{config.brand.name}</Paragraph>
          <Card>
            <Heading style={mailStyles.heading}>{heading}</Heading>
            {children}
            {button && <ButtonWithAddress t={t} {...button} />}
          </Card>
          <Paragraph look="why">{why}</Paragraph>
          {unsubscribeUrl && (
            <Paragraph look="why">
              <Link className="link" href={unsubscribeUrl} style={mailStyles.link}>
                {t('unsubscribe')}
              </Link>
            </Paragraph>
          )}
        </Container>
      </Body>
    </Html>
  )
}

/** A table, because Outlook supports padding only in table cells. */
const Card = ({ children }: { children: ReactNode }) => (
  <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
    <tbody>
      <tr>
        <td className="card" style={mailStyles.card}>
          {children}
        </td>
      </tr>
    </tbody>
  </table>
)

function ButtonWithAddress({ t, label, url }: { t: MailTranslator; label: string; url: string }) {
  return (
    <>
      <Button className="button" href={url} style={mailStyles.button}>
        {label}
      </Button>
      <div data-skip-in-text="true">
        <Paragraph look="muted">{t('linkHint')}</Paragraph>
        <Paragraph look="address">{url}</Paragraph>
      </div>
    </>
  )
}
