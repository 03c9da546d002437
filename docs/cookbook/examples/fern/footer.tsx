import { getLocale } from '@/lib/i18n/translations'

const imprint: Record<string, string> = { de: 'Impressum', ja: '運営者情報' }

/** At the end of public pages: what German law requires. */
export const Footer = async () => (
  <a href="https://fern.example/imprint" className="text-link">
    {imprint[await getLocale()] ?? 'Imprint'}
  </a>
)
