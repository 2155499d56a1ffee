import { createReadStream, existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.woff2': 'font/woff2', '.xml': 'application/xml', '.txt': 'text/plain',
}

export interface Host extends AsyncDisposable { origin: string, url: string, stop: () => Promise<void> }

async function sendMissing(dir: string, response: ServerResponse): Promise<void> {
  response.writeHead(404, { 'content-type': TYPES['.html'] })
  response.end(await readFile(join(dir, '404.html')))
}

/** A file, a folder's page, a redirect to the folder, or 404: what GitHub Pages and a plain nginx do. */
function send(dir: string, path: string, base: string, response: ServerResponse): void | Promise<void> {
  const file = join(dir, decodeURIComponent(path))
  if (!existsSync(file)) return sendMissing(dir, response)
  if (!statSync(file).isDirectory()) {
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  } else if (path.endsWith('/')) return existsSync(join(file, 'index.html')) ? send(dir, `${path}index.html`, base, response) : sendMissing(dir, response)
  else response.writeHead(301, { location: `${base}${path.slice(1)}/` }).end()
}

/** A static host without rewrite rules that has a folder at a path, `base`, with a slash at either end. `headers` go with every answer. */
export async function hostAt(dir: string, base = '/', headers: Readonly<Record<string, string>> = {}): Promise<Host> {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    if (pathname.startsWith(base)) void send(dir, `/${pathname.slice(base.length)}`, base, response)
    else void sendMissing(dir, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { origin, url: `${origin}${base}`, stop, [Symbol.asyncDispose]: stop }
}
