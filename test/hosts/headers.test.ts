import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Host } from '../web/host.ts'
import { webDir } from '../web/site.ts'
import { edgeAt } from './edge.ts'
import { nginxAt } from './nginx.ts'
import { chromium, type Visitor } from './visitors.ts'

const { nginx } = inject('tools')
const HOSTS = [
  { name: 'nginx with the README\'s recipe', missing: !nginx, start: () => nginxAt(nginx ?? '', webDir(), '/talks/mesh/') },
  { name: 'a host that reads _headers', missing: false, start: () => edgeAt(webDir()) },
]
/** Views, and what each shows when it is ready. */
const VIEWS = {
  '2/': '#slideshow h1', 'overview/': '.overview-slide-block h1', 'notes/': '.slidev-note', 'presenter/3/': '.grid-section.next h1',
  'entry/': '.page-link', 'print/': '.print-slide-container h1', 'read.html': 'article h3',
}

/** A page of another site that shows the talk in a frame. */
async function framingSite(url: string): Promise<{ origin: string, close: () => void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<iframe src="${url}"></iframe>`)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => { server.close(); server.closeAllConnections() } }
}

describe.each(HOSTS)('$name', ({ missing, start }) => {
  let host: Host
  let visitor: Visitor
  beforeAll(async () => { if (!missing) [host, visitor] = await Promise.all([start(), chromium()]) })
  afterAll(() => Promise.all([visitor?.[Symbol.asyncDispose](), host?.stop()]))
  const headersOf = async (path: string): Promise<Headers> => (await fetch(host.url + path)).headers

  it.skipIf(missing)('sends what a page can\'t say itself, with pages, files and errors', async () => {
    for (const path of ['', '5/', 'read.html', 'no/such/page']) {
      const headers = await headersOf(path)
      expect(headers.get('content-security-policy')).toContain('frame-ancestors \'self\'')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    }
    expect((await headersOf('offline.js')).get('x-content-type-options')).toBe('nosniff')
  })

  it.skipIf(missing)('lets files with a hash in their name be kept for ever, and has pages asked for again', async () => {
    const [style = ''] = /assets\/[^"]+\.css/.exec(await (await fetch(host.url)).text()) ?? []
    expect((await headersOf(style)).get('cache-control')).toBe('public, max-age=31536000, immutable')
    for (const path of ['', '5/', 'read.html', 'sw.js']) expect((await headersOf(path)).get('cache-control')).toMatch(/no-cache|max-age=0/)
  })

  it.skipIf(missing)('compresses text', async () => {
    const [script = ''] = /assets\/index-[^"]+\.js/.exec(await (await fetch(host.url)).text()) ?? []
    for (const path of ['', 'read.html', 'favicon.svg', 'sw.js', script]) {
      expect([path, (await headersOf(path)).get('content-encoding')]).toEqual([path, expect.stringMatching(/^(?:gzip|br)$/)])
    }
  })

  it.skipIf(missing)('shows every view without a complaint', async () => {
    for (const [path, ready] of Object.entries(VIEWS)) {
      const { page, complaints } = await visitor.open(host.origin)
      expect((await page.goto(host.url + path))?.status()).toBe(200)
      await expect.poll(() => page.evaluate(`document.querySelectorAll('${ready}').length`)).toBeGreaterThan(0)
      expect([path, complaints]).toEqual([path, []])
    }
  })

  it.skipIf(missing)('lets no other site put the talk into a frame', async () => {
    const other = await framingSite(host.url)
    try {
      const { page, complaints } = await visitor.open(other.origin)
      await page.goto(other.origin)
      await expect.poll(() => complaints.join('\n')).toMatch(/frame-ancestors/)
    } finally {
      other.close()
    }
  })
})

it.skipIf(!nginx)('nginx leads from the folder\'s name without a slash into it, and keeps to the address that was asked', async () => {
  await using host = await nginxAt(nginx ?? '', webDir(), '/talks/mesh/')
  for (const [path, target] of [['', ''], ['/5', '5/']]) {
    const answer = await fetch(`${host.origin}/talks/mesh${path}`, { redirect: 'manual' })
    // Behind a proxy nginx knows neither the scheme nor the port that visitors use.
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/talks/mesh/${target}`])
  }
  expect((await fetch(`${host.origin}/talks/meshes/`)).status).toBe(404)
})
