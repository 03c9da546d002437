import 'server-only'

/**
 * Decodes a file in the encodings that programs use for lists: UTF-8, UTF-16 ("Unicode Text" of Excel,
 * with or without a byte order mark), or the Windows code page of a language.
 * @returns null if it is not text: a workbook, a PDF, a picture
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (MAGIC.some((magic) => magic.every((byte, index) => bytes[index] === byte))) return null
  const utf16 = wideEncoding(bytes)
  if (utf16) return new TextDecoder(utf16).decode(bytes)
  if (bytes.includes(0)) return null
  return inUtf8(bytes) ?? inCodePage(bytes)
}

const MAGIC = [
  [0x50, 0x4b, 0x03, 0x04], // zip, and so xlsx, ods, numbers
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0], // xls
  [0x25, 0x50, 0x44, 0x46], // %PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x1f, 0x8b], // gzip
  [0xff, 0xfe, 0x00, 0x00], // UTF-32
]

/** Detected by the byte order mark, else by the zero in every other byte of an address. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  bytes.subarray(0, 4_000).forEach((byte, index) => byte === 0 && zeros[index % 2]!++)
  const [even = 0, odd = 0] = zeros
  const enough = Math.min(4_000, bytes.length) / 10
  if (odd > enough && even * 20 < odd) return 'utf-16le'
  if (even > enough && odd * 20 < even) return 'utf-16be'
  return undefined
}

function inUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

// Addresses are the same in each code page; only the headings differ, and tell which one it is.
const codePages: [string, RegExp][] = [
  ['shift_jis', /メール/],
  ['gb18030', /邮|電郵/],
  ['euc-kr', /메일/],
  ['windows-1251', /почт|адрес/i],
]

function inCodePage(bytes: Uint8Array): string | null {
  const start = bytes.subarray(0, 2_000)
  const [known] =
    codePages.find(([name, heading]) => heading.test(new TextDecoder(name).decode(start))) ?? []
  const text = new TextDecoder(known ?? 'windows-1252').decode(bytes)
  const controls = text.match(/[^\P{Cc}\t\r\n]/gu)?.length ?? 0
  return controls > text.length / 50 ? null : text
}
