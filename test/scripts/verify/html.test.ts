import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/launch.ts'
import { cssAddresses, isForeign, scriptAddresses } from '../../../scripts/verify/html/css.ts'
import { openByDoubleClick, type Opened } from '../../../scripts/verify/html/double-click.ts'
import { oneFileRules, type OneFileCopy } from '../../../scripts/verify/html/one-file.ts'
import { openHtml, partsBelow } from '../../../scripts/verify/html/open.ts'
import { webRules, type WebCopy } from '../../../scripts/verify/html/web.ts'
import { shownInFile } from '../../../scripts/verify/html/shown.ts'
import { openFolder } from '../../../scripts/verify/html/opened.ts'
import { runRules } from '../../../scripts/verify/rule.ts'
import type { Talk } from '../../../scripts/verify/talk.ts'
import { oneFileHtml, webFiles } from './html-files.ts'
import { checkWith, faultsOf, told } from './told.ts'

let talk: Talk
let folder: string
beforeAll(async () => {
  ({ talk } = await told())
  folder = await mkdtemp(join(tmpdir(), 'deck-html-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('openHtml', () => {
  it('tells what a page loads from what it links, and shown text from script', () => {
    const page = openHtml('a.html', `<html lang=en><title>T</title><body><svg><title>Drawn</title><use href="#a"/><image xlink:href="b.png"/></svg>
      <img src=c.png srcset="c.png 1x, d.png 2x"><a href="https://e.org">E</a><script>const hidden = 1</script><style>p{background:url(f.png)}</style>
      <p style="background:url('g.png')">Shown &amp; <b>told</b></p><link rel=canonical href=https://h.org><link rel=preload href=i.woff2><meta http-equiv=refresh content="0; url=j.html">`)
    expect(page.resources.map(({ url }) => url).sort()).toEqual(['#a', 'b.png', 'c.png', 'c.png', 'd.png', 'f.png', 'g.png', 'i.woff2', 'j.html'])
    expect(page.links).toEqual(['https://e.org'])
    expect([page.title, page.language]).toEqual(['T', 'en'])
    expect(page.text).toMatch(/Shown & told/)
    expect(page.text).not.toContain('hidden')
  })

  it('cuts the text at the headings of slides, equal ones in order', () => {
    const page = openHtml('a.html', '<h1>A</h1>one<h3>Notes</h3>more<h2>2 B</h2>two<h2>B</h2>three')
    expect(partsBelow(page, ['A', 'B', 'B', 'C']).map((part) => part?.replace(/\s+/g, ' ').trim() ?? null)).toEqual(['A one Notes more', '2 B two', 'B three', null])
  })
})

describe('addresses', () => {
  it('are found in style sheets and scripts where something is loaded', () => {
    expect(cssAddresses('@import "a.css"; @import url(b.css); p { background: url( \'c.png\' ) } /* url(d.png) */')).toEqual(['b.css', 'c.png', 'a.css'])
    expect(scriptAddresses('import a from"https://x.org/a.js";import("/b.js");fetch(`//y.org/c`);const d="https://z.org";import "./e.js"')).toEqual(['https://x.org/a.js', '/b.js', '//y.org/c'])
    expect(['https://a.org', '//a.org', 'a/b', '/a', '#a', 'data:,//', 'mailto:a@b.org'].filter(isForeign)).toEqual(['https://a.org', '//a.org'])
  })
})

type FileRule = keyof typeof oneFileRules
const QUIET: Opened = { requests: [], errors: [], shown: ['1', '2'] }
const oneFile = (html: string, opened: Opened = QUIET): OneFileCopy => ({ bytes: html.length, page: openHtml('document', html), opened })

const FILE_CASES: [FileRule, string, (html: string) => string, RegExp][] = [
  ['titled', 'no title', (html) => html.replace(/<title>.*?<\/title>/, ''), /^document: its title is ""/],
  ['titled', 'no language', (html) => html.replace(' lang="en"', ''), /^document: its language is ""/],
  ['headings', 'a heading lost', (html) => html.replace('<h1>All projects hold 360 stars</h1>', ''), /^slide 2 .*heading is not in the file/],
  ['notes', 'a note lost', (html) => html.replace('Stars count attention. Do not read them as use by anyone.', ''), /^slide 2 .*its note is not in the file/],
  ['notes', 'the last word of a note changed', (html) => html.replace('by anyone.', 'by nobody.'), /^slide 2 .*its note is not in the file/],
  ['tables', 'a figure changed in a table', (html) => html.replace('55.6%', '55.5%'), /^slide 2 .*the table of <StarBars> lacks the row "Tiny Mesh/],
  ['whole', 'a slide that did not compile', (html) => html.replace(/<text y="24">[^<]*/, '<text>An error occurred on this slide</text>'), /^slide 2 .*it shows Slidev's error page/],
  ['captions', 'nothing but a heading', (html) => html.replace(/(<h1>All projects.*?<\/h1>).*?<\/div>/s, '$1</div>'), /^slide 2 .*it lacks the caption of <StarBars>, "GitHub stars/],
  ['pictures', 'a drawing lost', (html) => html.replace(/<svg role.*?<\/svg>/s, ''), /^slide 2 .*no drawing on it says what <StarBars> shows, "GitHub stars/],
  ['pictures', 'a drawing of something else', (html) => html.replace(/<desc.*?<\/desc>/s, ''), /^slide 2 .*no drawing on it says what <StarBars> shows/],
  ['alternatives', 'a bitmap without words', (html) => html.replace(/<svg role.*?<\/svg>/s, '<img src="data:image/png;base64,AA">'), /^picture below "All projects hold 360 stars": <img> has no words/],
  ['selfContained', 'a script beside it', (html) => html.replace('<script>', '<script src="deck.js"></script><script>'), /^<script src>: asks for deck\.js/],
  ['selfContained', 'a font from elsewhere', (html) => html.replace('data:font/woff2;base64,AA', 'https://fonts.example.org/a.woff2'), /^<style>: asks for https:\/\/fonts/],
  ['places', 'a link to a slide that is none', (html) => html.replace('</body>', '<a href="#9">Nine</a></body>'), /^document: #9 leads nowhere/],
  ['size', 'a heavy file', (html) => html + ' '.repeat(1_000_001), /^document: it weighs 1\.00 MB/],
]

describe('the one-file HTML', () => {
  it('has no fault when it is good', () => {
    const checks = runRules(oneFileRules, oneFile(oneFileHtml(talk)), talk)
    expect(checks.filter(({ passed }) => !passed)).toEqual([])
  })

  it.each(FILE_CASES)('%s: %s', (rule, _, spoil, says) => {
    expect(checkWith(oneFileRules, rule, oneFile(spoil(oneFileHtml(talk))), talk).faults).toEqual([expect.stringMatching(says)])
  })

  it('is tried for every rule', () => {
    const tried = new Set([...FILE_CASES.map(([rule]) => rule), 'byDoubleClick'])
    expect(Object.keys(oneFileRules).filter((rule) => !tried.has(rule))).toEqual([])
  })

  it('says so where no browser could open it', () => {
    const check = checkWith(oneFileRules, 'byDoubleClick', oneFile(oneFileHtml(talk), { skipped: 'no browser' } as never), talk)
    expect(check).toMatchObject({ passed: false, faults: [], skipped: 'no browser' })
  })

  it('is opened by double click: a request made at view time and an error are seen', async () => {
    const good = join(folder, 'good.html')
    const bad = join(folder, 'bad.html')
    await writeFile(good, oneFileHtml(talk))
    await writeFile(bad, oneFileHtml(talk).replace('<script>', '<script>fetch("https://tracker.example.org/pixel");new Image().src="pixel.gif";setTimeout(() => { throw Error("broken") });'))
    await using browser = await launchBrowser()
    expect(checkWith(oneFileRules, 'byDoubleClick', oneFile('', await openByDoubleClick(browser, good)), talk).faults).toEqual([])
    const { faults } = checkWith(oneFileRules, 'byDoubleClick', oneFile('', await openByDoubleClick(browser, bad)), talk)
    for (const says of [/asked for https:\/\/tracker\.example\.org\/pixel/, /asked for file:\/\/.*pixel\.gif/, /reported an error: broken/]) {
      expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(says)]))
    }
  })

  it.each<[string, (html: string) => string, RegExp]>([
    ['shows nothing', (html) => html.replace('<body>', '<body hidden>'), /^opened from disk: it shows no slide; expected slide 1/],
    ['shows all slides at once', (html) => html.replace('.js:not(.on)', '.never'), /^opened from disk: it shows slide 1, 2/],
    ['hears no key', (html) => html.replace('keydown', 'keyup-never'), /^opened from disk: after the key → it shows slide 1; expected slide 2/],
  ])('is opened by double click: one that %s is at fault', async (_, spoil, says) => {
    const file = join(folder, 'spoilt.html')
    await writeFile(file, spoil(oneFileHtml(talk)))
    await using browser = await launchBrowser()
    expect(checkWith(oneFileRules, 'byDoubleClick', oneFile('', await openByDoubleClick(browser, file)), talk).faults).toContainEqual(expect.stringMatching(says))
  })

  it('is measured as it shows its slides', async () => {
    const file = join(folder, 'measured.html')
    await using browser = await launchBrowser()
    const faultsFor = async (html: string): Promise<string[]> => {
      await writeFile(file, html)
      return (await shownInFile(file, talk, browser)).finding.faults?.map(({ where, what }) => `${where}: ${what}`) ?? []
    }
    const good = oneFileHtml(talk).replace('</style>', '.f-canvas{width:1280px;background:#fff}</style>')
    expect(await faultsFor(good)).toEqual([])
    expect(await faultsFor(good.replace('20px}', '20px} p{font-size:4px}'))).toContainEqual(expect.stringMatching(/^slide 2 .*is 4\.0 px, smaller than 16 px/))
    expect(await faultsFor(good.replace('20px}', '20px} h1{color:#eee}'))).toContainEqual(expect.stringMatching(/^slide 1 .*has contrast 1\.\d+, less than/))
    // Slidev fades what a click reveals: a colour is not to be measured on its way to the other scheme's.
    expect(await faultsFor(good.replace('</style>', 'h1{transition:all 9s} .dark .f-canvas{background:#000} .dark .f-canvas *{color:#fff;fill:#fff}</style>'))).toEqual([])
    expect(await shownInFile(file, talk, null)).toEqual({ finding: { skipped: 'no browser was given to show it in' }, views: null })
  })
})

describe('what the one-file HTML shows', () => {
  const seen = async (css: string) => {
    const file = join(folder, 'seen.html')
    await writeFile(file, oneFileHtml(talk).replace('</style>', `${css}</style>`))
    await using browser = await launchBrowser()
    return (await shownInFile(file, talk, browser)).views?.get(2)
  }

  it('is what is in sight, whatever stands in the file', async () => {
    expect(await seen('')).toEqual({ text: expect.stringMatching(/^All projects hold 360 stars\n.*55\.6%.*GitHub/s), links: expect.arrayContaining(['https://example.org/article']) })
    for (const hidden of ['display:none', 'visibility:hidden', 'opacity:0']) {
      expect((await seen(`.f-canvas svg{${hidden}} .f-canvas p{${hidden}}`))?.text).toBe('All projects hold 360 stars')
    }
  })
})

type WebRule = keyof typeof webRules
type Files = Record<string, string>

async function web(files: Files): Promise<WebCopy> {
  const root = await mkdtemp(join(folder, 'web-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), text)
  }
  return openFolder(root)
}

const edit = (file: string, from: string, to: string) => (files: Files): void => { files[file] = files[file]!.replace(from, to) }

const WEB_CASES: [WebRule, string, (files: Files) => void, RegExp][] = [
  ['pages', 'no 404 page', (files) => { delete files['404.html'] }, /^404\.html: this file is missing/],
  ['pages', 'no overview', (files) => { delete files['overview/index.html'] }, /^overview\/index\.html: this file is missing/],
  ['pages', 'no presenter view of a slide', (files) => { delete files['presenter/2/index.html'] }, /^presenter\/2\/index\.html: this file is missing/],
  ['pages', 'no headers', (files) => { delete files['_headers'] }, /^_headers: this file is missing/],
  ['slidePages', 'no page for a slide', (files) => { delete files['3/index.html'] }, /^slide 3 .*3\/index\.html is missing/],
  ['slidePages', 'another slide\'s page', edit('2/index.html', 'All projects', 'No projects'), /^slide 2 .*does not show its heading/],
  ['titled', 'no language', edit('2/index.html', 'lang="en"', ''), /^2\/index\.html: its language is ""/],
  ['titled', 'no title', edit('404.html', '<title>Tiny mesh in 2021</title>', ''), /^404\.html: it has no title/],
  ['reading', 'a slide not to be read', edit('read.html', '<h2>Where it comes from</h2>', ''), /^slide 3 .*read\.html lacks its heading/],
  ['toldToRead', 'a drawing without words', edit('read.html', 'aria-labelledby="t d"', ''), /^slide 2 .*no drawing on it says what <StarBars> shows/],
  ['ownHost', 'a script from elsewhere', edit('index.html', './assets/deck.js', 'https://cdn.example.org/deck.js'), /^index\.html: <script src> asks another host for https:\/\/cdn/],
  ['ownHost', 'a font from elsewhere', edit('assets/deck.css', './sans.woff2', '//fonts.example.org/a.woff2'), /^assets\/deck\.css: .*\/\/fonts/],
  ['ownHost', 'a module from elsewhere', edit('assets/chunk.js', 'export', 'import"https://esm.example.org/a.js";export'), /^assets\/chunk\.js: .*esm\.example\.org/],
  ['anyPath', 'a style sheet at the root', edit('2/index.html', '../assets/deck.css', '/assets/deck.css'), /^2\/index\.html: \/assets\/deck\.css starts at the host's root/],
  ['anyPath', 'a chunk named from the root', edit('assets/chunk.js', '1', '"/assets/late.js"'), /^assets\/chunk\.js: \/assets\/late\.js starts/],
  ['complete', 'a file forgotten', (files) => { delete files['assets/sans.woff2'] }, /^assets\/deck\.css: \.\/sans\.woff2 leads to no file/],
  ['complete', 'a lazy chunk that is not there', edit('assets/deck.js', 'document.title', 'import(`./late.js`);document.title'), /^assets\/deck\.js: \.\/late\.js leads to no file/],
  ['complete', 'a service worker that is not there', edit('assets/deck.js', 'document.title', 'new URL("sw.js",import.meta.url);document.title'), /^assets\/deck\.js: sw\.js leads to no file/],
  ['complete', 'a preview that is not there', edit('index.html', '<a href', '<meta property="og:image" content="./og.png"><a href'), /^index\.html: \.\/og\.png leads to no file/],
  ['complete', 'a link to a slide that is none', edit('index.html', '"2/"', '"9/"'), /^index\.html: 9\/ leads to no file/],
  ['places', 'a link to a slide that cannot be read', edit('2/index.html', 'read.html#slide-2', 'read.html#slide-9'), /^2\/index\.html: \.\.\/read\.html#slide-9 leads to no place/],
  ['notes', 'a note that is not there', edit('notes.json', 'Do not read them as use by anyone', ''), /^slide 2 .*: its note is not in notes\.json/],
  ['notes', 'no file', (files) => { delete files['notes.json'] }, /^notes\.json: this file is missing/],
  ['notes', 'a file that is no JSON', edit('notes.json', '[', '<'), /^the check itself: it broke off/],
  ['data', 'records of yesterday', edit('dataset.json', '"stars":', '"sters":'), /^dataset\.json: it does not hold the dataset/],
  ['data', 'no schema', (files) => { delete files['dataset.schema.json'] }, /^dataset\.schema\.json: this file is missing/],
]

describe('the web version', () => {
  it('has no fault when it is good', async () => {
    const checks = runRules(webRules, await web(webFiles(talk)), talk)
    expect(faultsOf(checks)).toEqual([])
    expect(checks.every(({ passed }) => passed)).toBe(true)
  })

  it.each(WEB_CASES)('%s: %s', async (rule, _, spoil, says) => {
    const files = webFiles(talk)
    spoil(files)
    expect(checkWith(webRules, rule, await web(files), talk).faults).toEqual(expect.arrayContaining([expect.stringMatching(says)]))
  })

  it('is tried for every rule', () => {
    const tried = new Set(WEB_CASES.map(([rule]) => rule))
    expect(Object.keys(webRules).filter((rule) => !tried.has(rule as WebRule))).toEqual([])
  })

  it('says that the reading page was not checked where there is none', async () => {
    const { ['read.html']: _, ...files } = webFiles(talk)
    expect(checkWith(webRules, 'reading', await web(files), talk)).toMatchObject({ passed: false, skipped: 'read.html is missing' })
  })
})
