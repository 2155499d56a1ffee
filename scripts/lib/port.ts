import { createServer } from 'node:net'
import { DeckError } from './errors.ts'

const MOST = 65_535

/**
 * A port that a person named, if a server may listen on it now.
 * @throws DeckError when it is no port, or something else listens there
 */
export async function namedPort(name: string, host: string): Promise<string> {
  const port = Number(name)
  if (!Number.isInteger(port) || port < 1 || port > MOST) throw new DeckError(`--port ${name}: expected a number from 1 to ${MOST}.`)
  await new Promise<void>((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => {
      reject(new DeckError(`--port ${name}: another program uses it, or it may not be used. Name another with --port.`, { cause: error }))
    })
    server.listen(port, host, () => server.close(() => resolve()))
  })
  return name
}
