import { performance } from 'node:perf_hooks'

/** Says what a long command is doing: one line a step, with its time when done. */
export interface Progress {
  step: <T>(label: string, work: () => Promise<T>) => Promise<T>
  note: (text: string) => void
}

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`

/** Progress written to a stream: live on a terminal, one line a finished step elsewhere. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return {
    async step(label, work) {
      const from = performance.now()
      if (stream.isTTY) stream.write(`  … ${label}`)
      try {
        const result = await work()
        stream.write(`${stream.isTTY ? '\r' : ''}  ✓ ${label} (${seconds(from)})\n`)
        return result
      } catch (error) {
        stream.write(`${stream.isTTY ? '\r' : ''}  ✗ ${label} (${seconds(from)})\n`)
        throw error
      }
    },
    note: (text) => { stream.write(`    ${text}\n`) },
  }
}

/** Progress that says nothing, for tests and for callers that report themselves. */
export const silent: Progress = { step: (_label, work) => work(), note: () => {} }
