import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type OutgoingHttpHeaders } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Host } from '../web/host.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.woff2': 'font/woff2', '.xml': 'application/xml', '.txt': 'text/plain',
}
/** Compressed already. */
const DENSE = new Set(['.png', '.woff2'])

/** A host that remembers what it has sent: addresses, and bytes without headers. */
export interface EdgeHost extends Host { sent: { path: string, bytes: number }[] }

interface Answer { status: number, headers: OutgoingHttpHeaders, body: Buffer }

/** Rules of a `_headers` file: a path that may end in `*`, and below it the headers of its answers. */
function headerRules(dir: string): { path: string, headers: Record<string, string> }[] {
  const blocks = readFileSync(join(dir, '_headers'), 'utf8').split(/\n(?=\S)/)
  return blocks.map((block) => {
    const [path = '', ...lines] = block.split('\n').filter(Boolean)
    return { path, headers: Object.fromEntries(lines.map((line) => /^\s+([^:]+): (.*)$/.exec(line)?.slice(1) ?? [])) as Record<string, string> }
  })
}

const matches = (rule: string, path: string): boolean => rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : rule === path

/**
 * A host as Cloudflare Pages is: it takes `.html` and `index.html` off addresses, keeps to `_headers`, sends 404.html
 * where nothing is, and compresses with brotli, of a quality from 0 to 11.
 * https://developers.cloudflare.com/pages/configuration/serving-pages/
 */
export async function edgeAt(dir: string, quality = 4): Promise<EdgeHost> {
  const rules = headerRules(dir)
  const packed = new Map<string, Buffer>()
  const sent: EdgeHost['sent'] = []

  const bodyOf = (file: string): Buffer => {
    const body = packed.get(file) ?? (DENSE.has(extname(file)) ? readFileSync(file)
      : brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }))
    packed.set(file, body)
    return body
  }
  const fileAnswer = (path: string, file: string, status = 200): Answer => ({
    status,
    body: bodyOf(file),
    headers: {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'public, max-age=0, must-revalidate',
      ...DENSE.has(extname(file)) ? {} : { 'content-encoding': 'br' },
      ...Object.assign({}, ...rules.filter((rule) => matches(rule.path, path)).map(({ headers }) =>
        Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])))) as Record<string, string>,
    },
  })
  const redirect = (location: string): Answer => ({ status: 308, headers: { location }, body: Buffer.alloc(0) })
  const isFile = (path: string): boolean => existsSync(join(dir, path)) && statSync(join(dir, path)).isFile()

  const answerTo = (path: string): Answer => {
    if (path === '/_headers') return fileAnswer(path, join(dir, '404.html'), 404)
    if (isFile(path)) return path.endsWith('.html') ? redirect(path.replace(/(?:(?<=\/)index)?\.html$/, '')) : fileAnswer(path, join(dir, path))
    if (path.endsWith('/') && isFile(`${path}index.html`)) return fileAnswer(path, join(dir, path, 'index.html'))
    if (isFile(`${path}.html`)) return fileAnswer(path, join(dir, `${path}.html`))
    if (isFile(`${path}/index.html`)) return redirect(`${path}/`)
    return fileAnswer(path, join(dir, '404.html'), 404)
  }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname)
    const { status, headers, body } = answerTo(path)
    sent.push({ path, bytes: request.method === 'HEAD' ? 0 : body.length })
    response.writeHead(status, { ...headers, 'content-length': body.length }).end(request.method === 'HEAD' ? undefined : body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { origin, url: `${origin}/`, sent, stop, [Symbol.asyncDispose]: stop }
}
