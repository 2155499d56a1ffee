import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import sirv from 'sirv'

const IN_PAGE = '/__deck/'
const IN_PAGE_DIR = join(import.meta.dirname, 'in-page')

/** A static server on a free loopback port, and how to stop it. */
export interface StaticServer extends AsyncDisposable {
  origin: string
  /** Answers a path with a page that is no file of the folder. */
  answer: (path: string, html: string) => void
}

/** Modules that measure inside the page are TypeScript too; every page of a run asks for them. */
const stripped = new Map<string, Promise<string | null>>()

const strip = async (name: string): Promise<string | null> =>
  readFile(join(IN_PAGE_DIR, name), 'utf8').then((source) => stripTypeScriptTypes(source), () => null)

async function sendInPageModule(url: string, response: ServerResponse): Promise<void> {
  const name = basename(url)
  const stripping = stripped.get(name) ?? strip(name)
  stripped.set(name, stripping)
  const script = await stripping
  response.writeHead(script === null ? 404 : 200, { 'content-type': 'text/javascript' })
  response.end(script ?? '')
}

const listening = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))

/**
 * Serves a built deck as any static host would, plus the modules under
 * `in-page/`. `single` answers unknown paths with the start page, so that routes
 * only the app knows (print) can be opened.
 * @param brotli for a folder that does not change any more: browsers may keep what they got, and whoever takes it is
 * sent the file with `.br` at its end, where there is one
 */
export async function serveDeck(directory: string, { brotli = false } = {}): Promise<StaticServer> {
  const files = sirv(directory, { dev: !brotli, single: true, brotli })
  const answers = new Map<string, string>()
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? '/'
    const answer = answers.get(url)
    if (answer !== undefined) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(answer)
    else if (url.startsWith(IN_PAGE)) void sendInPageModule(url, response)
    else files(request, response, () => { response.writeHead(404).end('Not found') })
  })
  await listening(server)
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (path, html) => { answers.set(path, html) },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
