import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { openSite, shownHeading, webDir, type Site } from './site.ts'

let site: Site
beforeAll(async () => { site = await openSite('/talks/mesh/') })
afterAll(() => site.close())

describe('the presenter', () => {
  it('shows notes, the next slide and the time planned, and the audience tab follows', async () => {
    const context = await site.context()
    const [speaker, audience] = [await context.newPage(), await context.newPage()]
    await audience.goto(`${site.host.url}1/`)
    await shownHeading(audience)
    await speaker.goto(`${site.host.url}presenter/1/`)
    await speaker.locator('.grid-section.next h1').waitFor()
    expect((await speaker.locator('.slidev-note').innerText()).length).toBeGreaterThan(40)

    await speaker.keyboard.press('ArrowRight')
    await speaker.waitForURL(`${site.host.url}presenter/2/`)
    await audience.waitForURL(/\/2\/(?:\?|$)/)
    expect(await speaker.title()).toMatch(/^Presenter, slide 2: /)
  })

  it('opens without notes where they cannot be had, and has them once they can', async () => {
    const page = await (await site.context()).newPage()
    const warnings: string[] = []
    page.on('console', (message) => { if (message.type() === 'warning') warnings.push(message.text()) })
    await page.route('**/notes.json', (route) => route.fulfill({ status: 503 }))
    await page.goto(`${site.host.url}presenter/1/`)
    await page.locator('.grid-section.next h1').waitFor()
    expect(await page.locator('.slidev-note').innerText()).not.toMatch(/\w{3}.{40}/)
    expect(warnings.join('\n')).toMatch(/notes could not be loaded.*Reload/)
    await page.unroute('**/notes.json')
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(`${site.host.url}presenter/2/`)
    await expect.poll(() => page.locator('.slidev-note').innerText()).toMatch(/\w{3}.{40}/)
  })

  it('tells how far ahead or behind the plan the speaker is, by buttons that the keyboard reaches', async () => {
    const context = await site.context()
    const page = await context.newPage()
    await page.clock.install({ time: new Date('2026-01-01T10:00:00Z') })
    await page.goto(`${site.host.url}presenter/1/`)
    const clock = page.getByRole('region', { name: 'Clock' })
    await expect.poll(() => clock.innerText()).toContain('not started')
    await clock.getByRole('button', { name: 'Start' }).focus()
    await page.keyboard.press('Enter')
    await page.clock.runFor(2000)
    await expect.poll(() => clock.innerText()).toContain('on time')
    await page.clock.runFor(10 * 60_000)
    await expect.poll(() => clock.innerText()).toMatch(/\d:\d\d behind/)
    await clock.getByRole('button', { name: 'Reset' }).click()
    await expect.poll(() => clock.innerText()).toContain('not started')
  })
})

describe('private notes', () => {
  const filesBelow = (dir: string): string[] => readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:html|js|json|txt|xml)$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name))

  it('are in no published file', () => {
    const notes = [...readFileSync(join(ROOT, 'slides.md'), 'utf8').matchAll(/^\[private\]\s*\n(.+)$/gm)].map(([, text = '']) => text)
    expect(notes.length).toBeGreaterThan(3)
    // A stretch without figures, which would be worded by the build.
    const stretches = notes.map((note) => note.replace(/<[^>]+>/g, '\n').split('\n').sort((a, b) => b.length - a.length)[0]?.trim() ?? '')
    const leaks = filesBelow(webDir()).flatMap((file) => {
      const text = readFileSync(file, 'utf8')
      return stretches.filter((stretch) => text.includes(stretch)).map((stretch) => `${file}: ${stretch}`)
    })
    expect(leaks).toEqual([])
  })

  it('and readers\' notes weigh on nobody who only looks at slides', async () => {
    const page = await (await site.context()).newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${site.host.url}2/`)
    await shownHeading(page)
    expect(asked.filter((url) => url.endsWith('/notes.json'))).toEqual([])
  })
})
