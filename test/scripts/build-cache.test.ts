import { existsSync } from 'node:fs'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { silent } from '../../scripts/lib/progress.ts'
import { webBuild } from '../../scripts/web/build-cache.ts'
import { isRead } from '../../scripts/web/build-key.ts'
import { tiny } from '../fixture/tiny.ts'

const READ = [
  'slides.md', 'data/index.ts', 'data/records/projects.ts', 'components/StarBars.vue', 'layouts/cover.vue', 'setup/main.ts',
  'setup/client/notes.ts', 'styles/tokens.css', 'public/favicon.svg', 'scripts/web/slim.ts', 'scripts/deck/resolve.ts', 'scripts/render/in-page/still.ts',
  'scripts/diagrams/draw.ts', 'scripts/lib/dataset.ts', 'vite.config.ts', 'package-lock.json', 'package.json', 'tsconfig.json',
  'node_modules/.package-lock.json', 'pages/more.md', 'snippets/sample.ts', 'global-bottom.vue', '.env.production',
]
const NOT_READ = [
  'README.md', 'test/scripts/some.test.ts', 'scripts/pptx/build.ts', 'scripts/deck.ts', 'dist/web/index.html', '.draft.md', '.git/HEAD',
  'node_modules/vue/index.js',
]

let root = ''
let builds = 0
/** Whether each build was asked to compile all. */
let asked: boolean[] = []
const file = (path: string): string => join(root, path)
const out = (): string => file('dist/.staging-1/web')

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(file(path)), { recursive: true })
  await writeFile(file(path), content)
}

/** Stands for Vite: what it writes tells which build it was. */
async function builder({ outDir, fresh = false }: { outDir: string, fresh?: boolean }): Promise<void> {
  builds++
  asked.push(fresh)
  await mkdir(join(outDir, 'assets'), { recursive: true })
  await writeFile(join(outDir, 'index.html'), `build ${builds}`)
  await writeFile(join(outDir, 'assets/app.js'), 'app()')
}

const make = (options: { dataset?: typeof tiny, fresh?: boolean, entry?: string, outDir?: string, since?: number } = {}): Promise<string | null> =>
  webBuild({ root, entry: file('slides.md'), outDir: out(), dataset: tiny, since: Infinity, ...options }, silent, builder)

const built = (outDir = out()): Promise<string> => readFile(join(outDir, 'index.html'), 'utf8')
const cache = (): string => file('node_modules/.cache/deck/web')
async function onlyEntry(): Promise<string> {
  const [name, ...others] = await readdir(cache())
  expect(others).toEqual([])
  return join(cache(), name!)
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'deck-cache-'))
  builds = 0
  asked = []
  for (const path of [...READ, ...NOT_READ]) await put(path, path)
})
afterEach(() => rm(root, { recursive: true, force: true }))

describe('a deck that has not changed', () => {
  it('is built once, and is the same the second time', async () => {
    await make()
    await rm(out(), { recursive: true })
    await make()
    expect(builds).toBe(1)
    expect(await built()).toBe('build 1')
    expect(await readFile(join(out(), 'assets/app.js'), 'utf8')).toBe('app()')
  })

  it('is not built again because files were written anew, or another output is in the way', async () => {
    await make()
    for (const path of READ) await utimes(file(path), 1, 1)
    await writeFile(join(out(), 'stale.html'), 'from a run that broke off')
    await make()
    expect(builds).toBe(1)
    expect((await readdir(out())).sort()).toEqual(['assets', 'index.html'])
  })

  it('says so in the progress', async () => {
    const said: string[] = []
    const progress = { ...silent, step: <T>(label: string, work: () => Promise<T>) => { said.push(label); return work() } }
    for (let run = 0; run < 2; run++) await webBuild({ root, entry: file('slides.md'), outDir: out(), dataset: tiny, since: Infinity }, progress, builder)
    expect(said).toEqual(['build the web version', 'web version unchanged'])
  })

  it('is built again when asked to', async () => {
    await make()
    await make({ fresh: true })
    expect(await built()).toBe('build 2')
    expect(asked).toEqual([false, true])
    await make()
    expect(await built()).toBe('build 2')
  })

  it('says which folder is kept with it, and what was put there goes when it is built anew', async () => {
    const kept = await make()
    expect(kept).toBe(await onlyEntry())
    await writeFile(join(kept!, 'print.html'), 'rendered')
    expect(await make()).toBe(kept)
    expect(await readFile(join(kept!, 'print.html'), 'utf8')).toBe('rendered')
    expect(await make({ fresh: true })).toBe(kept)
    expect((await readdir(kept!)).sort()).toEqual(['files', 'seal'])
  })
})

describe('a deck that has changed', () => {
  it.each(READ)('is built again after an edit of %s', async (path) => {
    await make()
    await appendFile(file(path), ' more')
    await make()
    expect(await built()).toBe('build 2')
  })

  it('is built again for a new file, a renamed one, other data and another entry', async () => {
    await make()
    await put('components/New.vue', 'new')
    await make()
    expect(builds).toBe(2)
    await rename(file('components/New.vue'), file('components/Newer.vue'))
    await make()
    expect(builds).toBe(3)
    await make({ dataset: { ...tiny, talk: { ...tiny.talk, title: 'Another talk' } } })
    expect(builds).toBe(4)
    await put('other.md', 'slides.md')
    await make({ entry: file('other.md') })
    expect(builds).toBe(5)
  })

  it.each(NOT_READ)('is not built again after an edit of %s', async (path) => {
    await make()
    await appendFile(file(path), ' ')
    await make()
    expect(builds).toBe(1)
  })

  it('is found again when the edit is undone', async () => {
    await make()
    await put('slides.md', 'edited')
    await make()
    await put('slides.md', 'slides.md')
    await make()
    expect(await built()).toBe('build 1')
  })

  it('is not kept under what it was, when a file is saved during the build', async () => {
    const saving = async (build: { outDir: string }): Promise<void> => {
      await builder(build)
      await put('slides.md', 'saved meanwhile')
    }
    expect(await webBuild({ root, entry: file('slides.md'), outDir: out(), dataset: tiny, since: Infinity }, silent, saving)).toBeNull()
    await put('slides.md', 'slides.md')
    await make()
    expect(await built()).toBe('build 2')
  })
})

describe('a deck of which a comment has changed', () => {
  const deck = (first: string, second = '', note = 'Say it.'): string =>
    `---\ntheme: none\n---\n\n# One\n\n${first}\n\n<!--\n${note}\n-->\n\n---\n\n# Two\n\n${second}\n`
  const buildsOf = async (...decks: string[]): Promise<number> => {
    for (const markdown of decks) {
      await put('slides.md', markdown)
      await make()
    }
    return builds
  }

  it('is not built again where that is a note, however many lines it has: it stands beside the app', async () => {
    expect(await buildsOf(deck('Words.'), deck('Words.', '', 'Say this.\n\nAnd that.\n\n[private]\nNot that.'))).toBe(1)
  })

  it.each([
    ['in the midst of a slide', deck('<!-- a --> Words.'), deck('<!-- b --> Words.')],
    ['in code', deck('```html\n<!-- a -->\n```'), deck('```html\n<!-- b -->\n```')],
    ['at the end of a slide without a note, in its last words', deck('Words.', 'Words <!-- a --> more.'), deck('Words.', 'Words <!-- b --> more.')],
    ['a note that has become part of a slide', deck('Words.'), deck('Words.').replace('-->', '--> More.')],
    ['a note that asks for something the app then loads', deck('Words.'), deck('Words.', '', 'As $x^2$ says.')],
  ])('is built again where that is one %s', async (_where, before, after) => {
    expect(await buildsOf(before, after)).toBe(2)
  })

  it('is built again where the frontmatter has changed', async () => {
    expect(await buildsOf(deck('Words.'), deck('Words.').replace('theme: none', 'theme: none\ntransition: fade'))).toBe(2)
  })
})

describe('a file saved after this process started', () => {
  const SECOND = 1000

  it('keeps the build from being kept: what it held before may be loaded', async () => {
    const started = Date.now() - SECOND
    expect(await make({ since: started })).toBeNull()
    await make({ since: Date.now() + SECOND })
    expect(await built()).toBe('build 2')
    // One that is kept is what its files say, whenever it is used.
    await make({ since: started })
    expect(builds).toBe(2)
  })

  it('plays no part where the build does not read it', async () => {
    const since = Date.now() + SECOND
    await put('README.md', 'edited')
    expect(await make({ since })).not.toBeNull()
  })
})

describe('a kept build is not used', () => {
  const spoilt: Record<string, (entry: string) => Promise<unknown>> = {
    'with a file missing': (entry) => rm(join(entry, 'files/assets/app.js')),
    'with a file cut off': (entry) => writeFile(join(entry, 'files/assets/app.js'), 'app('),
    'with a file too many': (entry) => writeFile(join(entry, 'files/more.js'), ''),
    'without its seal': (entry) => rm(join(entry, 'seal')),
    'without its files': (entry) => rm(join(entry, 'files'), { recursive: true }),
  }
  it.each(Object.keys(spoilt))('%s', async (how) => {
    await make()
    await spoilt[how]!(await onlyEntry())
    await make()
    expect(await built()).toBe('build 2')
    expect((await readdir(out())).sort()).toEqual(['assets', 'index.html'])
    await make()
    expect(builds).toBe(2)
  })

  it('when it was only begun', async () => {
    await make()
    const entry = await onlyEntry()
    await rename(entry, `${entry}.part-x1y2z3`)
    await make()
    expect(builds).toBe(2)
  })

  it('when its copy was edited in place', async () => {
    await make()
    await make()
    await appendFile(join(out(), 'index.html'), ', finished')
    await make()
    expect(await built()).toBe('build 1')
  })
})

describe('the cache', () => {
  it('keeps the three builds that were used last', async () => {
    const versions = ['a', 'b', 'c']
    for (const version of versions) { await put('slides.md', version); await make() }
    await put('slides.md', 'a')
    await make()
    expect(builds).toBe(3)
    await put('slides.md', 'd')
    await make()
    expect(await readdir(cache())).toHaveLength(3)
    await put('slides.md', 'a')
    await make()
    expect(builds).toBe(4)
    await put('slides.md', 'b')
    await make()
    expect(builds).toBe(5)
  })

  it('serves two runs at once', async () => {
    const runs = ['one', 'two', 'three', 'four'].map((name) => file(`dist/${name}/web`))
    await Promise.all(runs.map((outDir) => make({ outDir })))
    for (const outDir of runs) expect(await built(outDir)).toMatch(/^build \d$/)
    const before = builds
    await make()
    expect(builds).toBe(before)
    expect(await readdir(cache())).toHaveLength(1)
  })

  it('that can\'t be written costs a build, not the run', async () => {
    await put('node_modules/.cache/deck', 'in the way')
    await make()
    await make()
    expect(await built()).toBe('build 2')
  })

  it('leaves alone what it can\'t follow: a linked folder, a deck outside the project', async () => {
    await symlink(file('data'), file('linked'))
    await make()
    await make()
    expect(builds).toBe(2)
    await rm(file('linked'))
    await put('pages/deck.md', 'elsewhere')
    await make({ entry: file('pages/deck.md') })
    await make({ entry: file('pages/deck.md') })
    expect(builds).toBe(4)
  })
})

it('counts every module of the project that a build imports', async () => {
  const seen = new Set<string>()
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return
    seen.add(path)
    const values = (await readFile(path, 'utf8')).replace(/^import type .*$/gm, '')
    for (const [, specifier] of values.matchAll(/from '(\.[^']+)'/g)) {
      const found = resolve(dirname(path), specifier!)
      if (existsSync(found)) await visit(found)
    }
  }
  const setup = (await readdir(join(ROOT, 'setup'))).filter((name) => name.endsWith('.ts')).map((name) => `setup/${name}`)
  for (const path of ['vite.config.ts', 'scripts/web/build.ts', ...setup]) await visit(join(ROOT, path))
  expect(seen.size).toBeGreaterThan(30)
  expect([...seen].map((path) => relative(ROOT, path)).filter((path) => !isRead(path))).toEqual([])
})
