import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import type { Browser } from 'playwright-chromium'
import { describe, expect, it, vi } from 'vitest'
import { killAll, noteProcesses } from '../../scripts/browser/processes.ts'
import { withSturdyBrowser } from '../../scripts/browser/sturdy.ts'
import { DeckError } from '../../scripts/lib/errors.ts'

/** A browser that can be ended, and counts how often it was closed. */
class FakeBrowser extends EventEmitter {
  closed = 0
  connected = true
  isConnected = (): boolean => this.connected
  close = async (): Promise<void> => { this.closed++ }
  die(): void {
    this.connected = false
    this.emit('disconnected')
  }
}

function browsers() {
  const started: FakeBrowser[] = []
  const launch = async (): Promise<Browser> => {
    started.push(new FakeBrowser())
    return started.at(-1) as unknown as Browser
  }
  return { started, launch }
}

const before = async (): Promise<void> => {}
const fake = (browser: Browser): FakeBrowser => browser as unknown as FakeBrowser

describe('withSturdyBrowser', () => {
  it('closes the browser of work that succeeds, and says nothing', async () => {
    const { started, launch } = browsers()
    const note = vi.fn()
    expect(await withSturdyBrowser({ before, work: async () => 7 }, { note, launch })).toBe(7)
    expect(started.map(({ closed }) => closed)).toEqual([1])
    expect(note).not.toHaveBeenCalled()
  })

  it('does both parts again with another browser when the first one ends without a word', async () => {
    const { started, launch } = browsers()
    const first = vi.fn(before)
    const note = vi.fn()
    const work = async (browser: Browser): Promise<string> => {
      if (started.length > 1) return 'done'
      fake(browser).die()
      return new Promise(() => {})
    }
    expect(await withSturdyBrowser({ before: first, work }, { note, launch, grace: 5 })).toBe('done')
    expect(first).toHaveBeenCalledTimes(2)
    expect(note).toHaveBeenCalledOnce()
    expect(started.map(({ closed }) => closed)).toEqual([1, 1])
  })

  it('starts again for a page that crashed in a browser that lives', async () => {
    const { started, launch } = browsers()
    const work = async (): Promise<string> => {
      if (started.length > 1) return 'done'
      throw new DeckError('the deck did not become ready', { cause: new Error('page.evaluate: Target crashed') })
    }
    expect(await withSturdyBrowser({ before, work }, { note: vi.fn(), launch })).toBe('done')
  })

  it('gives up after the second time, with a remedy', async () => {
    const { started, launch } = browsers()
    const work = async (browser: Browser): Promise<never> => {
      fake(browser).die()
      throw new Error('browser.newPage: Target page, context or browser has been closed')
    }
    await expect(withSturdyBrowser({ before, work }, { note: vi.fn(), launch })).rejects.toThrow(/ended twice .*has been closed.*Remedy: .*DECK_BROWSER/)
    expect(started).toHaveLength(2)
  })

  it.for([
    ['a fault of the deck', new DeckError('slide 3: the dialog of the page is closed')],
    ['a defect', new TypeError('x is undefined')],
  ] as const)('does not start again for %s', async ([, error]) => {
    const { started, launch } = browsers()
    await expect(withSturdyBrowser({ before, work: async () => { throw error } }, { note: vi.fn(), launch })).rejects.toBe(error)
    expect(started.map(({ closed }) => closed)).toEqual([1])
  })

  it('does not do the first part where there is no browser', async () => {
    const first = vi.fn(before)
    const launch = async (): Promise<Browser> => { throw new DeckError('no browser') }
    await expect(withSturdyBrowser({ before: first, work: async () => 1 }, { note: vi.fn(), launch })).rejects.toThrow('no browser')
    expect(first).not.toHaveBeenCalled()
  })
})

describe('killAll', () => {
  /** The signal that ends a process in a group of its own: killAll's, or else the SIGTERM that comes after it. */
  async function endOf(change: (was: { group: number, born: string }) => Partial<{ group: number, born: string }>): Promise<NodeJS.Signals> {
    const child = spawn(process.execPath, ['--eval', 'setTimeout(() => {}, 60_000)'], { detached: true, stdio: 'ignore' })
    await once(child, 'spawn')
    killAll(new Map([...noteProcesses([child.pid!])].map(([id, was]) => [id, { ...was, ...change(was) }])))
    child.kill('SIGTERM')
    const [, signal] = await once(child, 'exit') as [number | null, NodeJS.Signals]
    return signal
  }

  it('ends a process that is the one it was', async () => {
    expect(await endOf(() => ({}))).toBe('SIGKILL')
  })

  it('leaves alone an id that another process has by now: of another group, or started later', async () => {
    expect(await endOf(({ group }) => ({ group: group + 1 }))).toBe('SIGTERM')
    expect(await endOf(({ born }) => ({ born: `${born}1` }))).toBe('SIGTERM')
  })
})
