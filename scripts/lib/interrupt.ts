import { constants } from 'node:os'
import { discardAll } from './scratch.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function stop(signal: (typeof SIGNALS)[number]): never {
  console.error(`\n✗ stopped by ${signal}; the previous files are untouched.`)
  // What is left goes on the exit event: the stage, and with Playwright the browser and its profile.
  process.exit(128 + constants.signals[signal])
}

/** Makes a signal leave nothing behind: no stage, no browser, no server. Disposed when the work is done. */
export function guardInterrupts(): Disposable {
  const handlers = SIGNALS.map((signal) => [signal, () => stop(signal)] as const)
  for (const [signal, handler] of handlers) process.on(signal, handler)
  // Slidev ends the process by itself where it misses a file or a theme.
  process.on('exit', discardAll)
  return {
    [Symbol.dispose]() {
      for (const [signal, handler] of handlers) process.off(signal, handler)
      process.off('exit', discardAll)
    },
  }
}
