import type { Mail } from '@/lib/mail/mail'

/** The headers of a mail besides those of its addresses; with those of RFC 8058 where it can be switched off. */
export const mailHeaders = ({ unsubscribeUrl }: Mail): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  ...(unsubscribeUrl && {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }),
})
