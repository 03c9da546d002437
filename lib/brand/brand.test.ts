import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { brandCss } from '@/lib/brand/brand-css'
import { brandIcon, homeScreenIcon } from '@/lib/brand/brand-icon'
import { checkBrand } from '@/lib/brand/check-brand'
import type { Brand } from '@/lib/config/define-brand'

const folder = mkdtempSync(join(tmpdir(), 'brand-'))
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
writeFileSync(join(folder, 'a.svg'), svg)
const size = { width: 120, height: 30 }

describe('an invalid brand is refused with one sentence', () => {
  test.each<[string, Partial<Brand>, RegExp]>([
    ['without a name', { name: ' ' }, /needs a name/],
    ['with an accent that is not a color', { accent: 'verdigris' }, /"verdigris".*no colour/],
    ['with an unknown radius', { radius: '3px' as never }, /"3px": choose one of none, small/],
    ['with a missing logo file', { logo: { light: '/b.svg', ...size } }, /no file public\/b\.svg/],
    [
      'with a missing logo file for the dark theme',
      { logo: { light: '/a.svg', dark: '/b.svg', ...size } },
      /no file public\/b\.svg/,
    ],
    [
      'with a logo of zero height',
      { logo: { light: '/a.svg', width: 9, height: 0 } },
      /without a size/,
    ],
    ['with an icon that is not an SVG', { icon: '/a.png' }, /no SVG/],
    ['with an icon on another host', { icon: 'https://cdn.test/a.svg' }, /by its address/],
    ['with an icon outside public', { icon: '/../a.svg' }, /by its address/],
    ['with more CSS than a font', { font: 'Georgia; color: red' }, /font families/],
    ['with a missing font file', { font: { family: 'Fern', file: '/fern.woff2' } }, /no file/],
  ])('%s', (_, part, sentence) => {
    expect(() => checkBrand({ name: 'Fern', ...part }, folder)).toThrow(sentence)
  })
})

const whole: Brand = {
  name: 'Fern',
  accent: '#b4236b',
  radius: 'large',
  font: 'Georgia, serif',
  logo: { light: '/a.svg', dark: '/a.svg', ...size },
  icon: '/a.svg',
}

test('a complete brand passes, also if its files are not on the server', () => {
  expect(() => checkBrand(whole, folder)).not.toThrow()
  expect(() => checkBrand(whole, join(folder, 'away'))).not.toThrow()
})

test('a brand with only a name adds no CSS', () => expect(brandCss({ name: 'Fern' })).toBe(''))

test('the settings become CSS in the head of the page', () => {
  const css = brandCss(whole)
  expect(css).toContain(':root{--color-accent:#b4236b;')
  expect(css).toContain('--radius-card:1.125rem')
  expect(css).toContain('--font-latin:Georgia, serif')
  expect(css).toContain('width:6.000rem;background:url(/a.svg)')
  expect(css).toMatch(/:root\[data-theme=dark\]\{--color-accent:#ff/)
  expect(css.length).toBeLessThan(1500)
  expect(brandCss({ name: 'Fern', font: { family: 'Fern, serif', file: '/f.woff2' } })).toContain(
    '@font-face{font-family:Fern;src:url(/f.woff2)',
  )
})

test('the home screen icon has the requested size and a white background', async () => {
  const png = sharp(await homeScreenIcon({ name: 'Fern', accent: '#b4236b' }, 192))
  expect(await png.metadata()).toMatchObject({ format: 'png', width: 192, height: 192 })
  expect((await png.stats()).isOpaque).toBe(true)
  const at = (left: number, top: number) =>
    png.clone().extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()
  expect([...(await at(0, 0))]).toEqual([255, 255, 255])
  expect([...(await at(96, 60))]).toEqual([0xb4, 0x23, 0x6b])
  // SVG stays blocked for uploads: make-picture.ts.
  await expect(sharp(Buffer.from(svg)).metadata()).rejects.toThrow()
})

test('the icon uses the accent', () => {
  expect(brandIcon({ name: 'Guildhall' })).toContain('path { fill: #0b6363 }')
  expect(brandIcon({ name: 'Fern', accent: '#b4236b' })).toContain('path { fill: #b4236b }')
})

describe('with a brand in the configuration', () => {
  afterEach(() => {
    vi.doUnmock('@/guildhall.config')
    vi.resetModules()
  })

  test('emails and the web manifest use it', async () => {
    vi.resetModules()
    const { default: config } = await import('@/guildhall.config')
    vi.doMock('@/guildhall.config', () => ({ default: { ...config, brand: whole } }))
    const { renderMail } = await import('@/emails/render-mail')
    const mail = await renderMail('password-reset', {
      url: 'https://fern.test/x',
      lifetimeHours: 1,
    })
    expect(mail.subject).toContain('Fern')
    expect(mail.html).toMatch(/background-color:\s*#b4236b/)
    expect(mail.html).toMatch(/font-family:\s*Georgia, serif/)
    expect(mail.html).toMatch(/border-radius:\s*18px/)
    expect(mail.html).not.toContain('Guildhall')
    const { default: manifest } = await import('@/app/manifest')
    expect(manifest()).toMatchObject({ name: 'Fern', theme_color: '#b4236b' })
  })
})
