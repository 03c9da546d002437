const speed = ['req/s', 'ratio', 'p50', 'p99', 'CPU']
const head = ['', ...speed, ...speed, 'SQL', 'HTML', 'gzip', 'JS', 'bad', 'against']

/** The figures as one readable table. */
export function table(results) {
  const targets = Object.values(results.targets)
  const rows = targets.map(rowOf)
  const width = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)))
  const line = (cells) =>
    cells.map((cell, i) => (i ? cell.padStart(width[i]) : cell.padEnd(width[i]))).join('  ')
  const over = (from, to, text) => ` ${text} `.padStart(spanOf(width, from, to), '─')
  return [
    '',
    `${results.seconds} s each · Node ${results.node} · ${results.processors} · ` +
      `load average before: ${results.loadAverageBefore}`,
    '',
    `${' '.repeat(width[0])}  ${over(1, 5, '1 connection')}  ${over(6, 10, '32 connections')}`,
    line(head),
    ...rows.map(line),
    '',
    'ratio: requests a second, of those of the yardstick in the last column, asked right afterwards. p50,',
    'p99, CPU: ms (CPU: of the server, a request). SQL: statements a request, in brackets those inside its',
    'transaction. HTML, gzip: KB of the page, raw and gzipped. JS: KB of the first load, gzipped. bad: any',
    'other answer.',
    'better-auth runs on Node’s own http server, answers JSON, and neither mails, audits nor limits.',
    ...targets.filter(({ load }) => load[1].written !== undefined).map(writtenLine),
    memoryLine(results.memory),
    startLine(results.start),
    '',
  ].join('\n')
}

function rowOf({ title, against, weight = {}, sql, load }) {
  const cells = [1, 32].flatMap((n) => speedOf(load[n]))
  const bad = String(badOf(load[1]) + badOf(load[32]))
  const { htmlBytes, htmlGzipped, scriptBytes } = weight
  const sizes = [htmlBytes, htmlGzipped, scriptBytes].map((bytes) => oneDigit(bytes / 1024))
  return [title, ...cells, sqlOf(sql), ...sizes, bad, load[1].ratio ? against : '']
}

const speedOf = ({ perSecond, ratio, p50, p99, cpuPerRequest }) => [
  oneDigit(perSecond),
  ratio?.toFixed(2) ?? '',
  ...[p50, p99, cpuPerRequest].map(oneDigit),
]

// There are no figures without responses, and not every system reports CPU time.
const oneDigit = (value) => (Number.isFinite(value) ? value.toFixed(1) : '–')

const sqlOf = (sql) =>
  sql ? `${sql.statements}${sql.inTransaction ? ` (${sql.inTransaction})` : ''}` : '–'

const badOf = ({ requests, asWished, errors }) => requests - asWished + errors

const writtenLine = ({ title, load }) =>
  `${title}: ${load[1].asWished + load[32].asWished} answers, ` +
  `${load[1].written + load[32].written} rows written; ` +
  `mail that had not left at the end: ${load[1].mailWaiting} and ${load[32].mailWaiting}.`

const memoryLine = ({ before, after, peak, collected, liveHeap }) =>
  `Memory of the server: ${[before, after, peak].map(megabytes).join(', ')} MB at the start, at the end, peak;` +
  ` ${megabytes(collected)} MB after a forced collection, ${megabytes(liveHeap)} of them live heap.`

const startLine = ({ built, devFirst, devNext, devAgain }) =>
  `Start of the built app to its first answer: ${seconds(built)} s.` +
  (devFirst
    ? ` npm run dev to its first page: ${seconds(devFirst)} s, the next one: ${seconds(devNext)} s, to the first one of a second start: ${seconds(devAgain)} s.`
    : '')

const megabytes = (bytes) => Math.round(bytes / 1024 / 1024)
const seconds = (ms) => (ms / 1000).toFixed(1)

const spanOf = (width, from, to) =>
  width.slice(from, to + 1).reduce((sum, each) => sum + each + 2, -2)
