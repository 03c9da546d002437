const speed = ['req/s', 'p50', 'p99', 'CPU']
const head = ['', ...speed, ...speed, 'SQL', 'JS', 'HTML', 'bad']

/** The figures for people, in one table. */
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
    `${' '.repeat(width[0])}  ${over(1, 4, '1 connection')}  ${over(5, 8, '32 connections')}`,
    line(head),
    ...rows.map(line),
    '',
    'p50, p99, CPU: ms (CPU: of the server, a request). SQL: statements a request, in brackets those',
    'inside its transaction. JS, HTML: KB of the first load, gzipped. bad: any other answer.',
    ...targets.filter(({ load }) => load[1].written !== undefined).map(writtenLine),
    memoryLine(results.memory),
    '',
  ].join('\n')
}

function rowOf({ title, weight, sql, load }) {
  const cells = [1, 32].flatMap((connections) => speedOf(load[connections]))
  const bad = String(badOf(load[1]) + badOf(load[32]))
  return [
    title,
    ...cells,
    sqlOf(sql),
    kilobytes(weight.scriptBytes),
    kilobytes(weight.htmlBytes),
    bad,
  ]
}

const speedOf = ({ perSecond, p50, p99, cpuPerRequest }) =>
  [perSecond, p50, p99, cpuPerRequest].map(oneDigit)

// Where nothing answered there is nothing to say, and not every system tells of processor time.
const oneDigit = (value) => (Number.isFinite(value) ? value.toFixed(1) : '–')

const sqlOf = ({ statements, inTransaction }) =>
  `${statements}${inTransaction ? ` (${inTransaction})` : ''}`

const badOf = ({ requests, asWished, errors }) => requests - asWished + errors

const writtenLine = ({ title, load }) =>
  `${title}: ${load[1].asWished + load[32].asWished} answers, ` +
  `${load[1].written + load[32].written} rows written; ` +
  `mail that had not left at the end: ${load[1].mailWaiting} and ${load[32].mailWaiting}.`

const memoryLine = ({ before, after, peak }) =>
  `Memory of the server: ${[before, after, peak].map(megabytes).join(', ')} MB before, after, peak.`

const kilobytes = (bytes) => (bytes / 1024).toFixed(1)
const megabytes = (bytes) => Math.round(bytes / 1024 / 1024)

const spanOf = (width, from, to) =>
  width.slice(from, to + 1).reduce((sum, each) => sum + each + 2, -2)
