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
  /** Why this person gets this mail. */
  why: string
  /** Where they switch mails like it off, if that can be. */
  unsubscribeUrl?: string | undefined
}

/** What every mail looks like: the product's name, a heading, paragraphs, at most one button with
 *  its address beneath, and why one gets it. No pictures, no tracking, nothing fetched. */
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

/** A table, since Outlook knows padding in table cells alone. */
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
