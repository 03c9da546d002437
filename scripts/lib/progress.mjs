const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/**
 * Shows progress: an updating line on a terminal, plain lines anywhere else.
 * @param {NodeJS.WriteStream} [out]
 */
export function createProgress(out = process.stdout) {
  const moving = Boolean(out.isTTY) && !process.env.CI

  /** Runs a step under a name, and prints how long it took. */
  async function step(name, work) {
    const start = Date.now()
    const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`
    const stop = moving ? spin(out, name, start) : plod(out, name, start)
    try {
      const result = await work()
      stop()
      out.write(`✓ ${name} (${seconds()})\n`)
      return result
    } catch (error) {
      stop()
      const mark = error?.name === 'Stopped' ? '–' : '✗'
      out.write(`${mark} ${name} (${seconds()})\n`)
      throw error
    }
  }

  return { step, say: (text) => out.write(`${text}\n`) }
}

function spin(out, name, start) {
  let frame = 0
  const draw = () => {
    const passed = Math.floor((Date.now() - start) / 1000)
    out.write(`\r\x1b[2K${frames[frame++ % frames.length]} ${name}${passed ? ` ${passed} s` : ''}`)
  }
  draw()
  const timer = setInterval(draw, 100)
  return () => {
    clearInterval(timer)
    out.write('\r\x1b[2K')
  }
}

// A log that is silent for minutes looks dead, to people and to CI.
function plod(out, name, start) {
  out.write(`… ${name}\n`)
  const beat = () => out.write(`… ${name}, ${Math.round((Date.now() - start) / 1000)} s so far\n`)
  const timer = setInterval(beat, 30_000)
  return () => clearInterval(timer)
}
