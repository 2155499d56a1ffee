import { constants } from 'node:os'
import { discardAll } from './scratch.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function stop(signal: (typeof SIGNALS)[number]): never {
  discardAll()
  console.error(`\n✗ stopped by ${signal}; the previous files are untouched.`)
  // Playwright kills its browser, and removes its profile, on the exit event.
  process.exit(128 + constants.signals[signal])
}

/** Makes a signal leave nothing behind: no stage, no browser, no server. Disposed when the work is done. */
export function guardInterrupts(): Disposable {
  const handlers = SIGNALS.map((signal) => [signal, () => stop(signal)] as const)
  for (const [signal, handler] of handlers) process.on(signal, handler)
  return { [Symbol.dispose]: () => { for (const [signal, handler] of handlers) process.off(signal, handler) } }
}
