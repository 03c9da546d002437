import type { Mail } from '@/lib/mail/mail'

/**
 * Returns an email's headers besides its addresses, including those of RFC 8058 if it can be turned
 * off.
 */
export const mailHeaders = ({ unsubscribeUrl }: Mail): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  ...(unsubscribeUrl && {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }),
})
