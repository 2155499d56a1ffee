import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'
import type { Host } from '../web/host.ts'

/** A static server as it comes: no rewrite rule, no 404 page, and a folder's page is sent with or without the slash. */
export async function plainAt(dir: string): Promise<Host> {
  const files = sirv(dir)
  const server = createServer((request, response) => files(request, response, () => {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
  })).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { origin, url: `${origin}/`, stop, [Symbol.asyncDispose]: stop }
}
