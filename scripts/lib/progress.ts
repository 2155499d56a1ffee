import { performance } from 'node:perf_hooks'

/** Says what a long command is doing: one line a step, with its time when done. */
export interface Progress {
  step: <T>(label: string, work: () => Promise<T>) => Promise<T>
  note: (text: string) => void
}

const CLEAR_LINE = '\r\u001b[K'
/** Width of a terminal that does not tell its own. */
const COLUMNS = 80

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`

/** Writes whole lines; on a terminal, what still runs stands below them. */
class Lines {
  #stream: NodeJS.WriteStream
  #running: string[] = []

  constructor(stream: NodeJS.WriteStream) { this.#stream = stream }

  start(label: string): void {
    this.#running.push(label)
    this.#write('')
  }

  end(label: string, line: string): void {
    this.#running.splice(this.#running.indexOf(label), 1)
    this.#write(line)
  }

  note(text: string): void { this.#write(`    ${text}\n`) }

  #write(line: string): void {
    const text = this.#stream.isTTY ? `${CLEAR_LINE}${line}${this.#status()}` : line
    if (text) this.#stream.write(text)
  }

  // A line that wraps could not be cleared again.
  #status(): string {
    return this.#running.length ? `  … ${this.#running.join(', ')}`.slice(0, (this.#stream.columns || COLUMNS) - 1) : ''
  }
}

/** Progress written to a stream: live on a terminal, one line a finished step elsewhere. Steps may run at once. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const lines = new Lines(stream)
  return {
    async step(label, work) {
      const from = performance.now()
      let mark = '✗'
      lines.start(label)
      try {
        const result = await work()
        mark = '✓'
        return result
      } finally {
        lines.end(label, `  ${mark} ${label} (${seconds(from)})\n`)
      }
    },
    note: (text) => lines.note(text),
  }
}

/** Progress that says nothing, for tests and for callers that report themselves. */
export const silent: Progress = { step: (_label, work) => work(), note: () => {} }
