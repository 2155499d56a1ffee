import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { Host } from '../web/host.ts'
import { webDir } from '../web/site.ts'
import { judge } from './lighthouse.ts'
import { nginxAt } from './nginx.ts'

const { nginx } = inject('tools')
let host: Host
beforeAll(async () => { if (nginx) host = await nginxAt(nginx, webDir(), '/talks/mesh/') })
afterAll(() => host?.stop())

it.skipIf(!nginx).each([
  { name: 'the first slide', path: '' },
  { name: 'a deep link', path: '13/' },
  { name: 'the reading page', path: 'read.html' },
])('Lighthouse finds no fault with $name, compressed by nginx', async ({ name, path }) => {
  const { scores, faults, numbers } = await judge(host.url + path)
  console.log(`Lighthouse, ${name}: ${JSON.stringify(scores)} ${JSON.stringify(numbers)}`)
  expect(faults).toEqual([])
  // Performance is printed above, not asserted: it is a time, and a busy machine takes longer over the same work.
  expect(scores).toMatchObject({ 'accessibility': 100, 'best-practices': 100, 'seo': 100 })
})
