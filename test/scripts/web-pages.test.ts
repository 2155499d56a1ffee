import { describe, expect, it } from 'vitest'
import type { Slide } from '../../scripts/deck/load.ts'
import { problems } from '../../data/check/index.ts'
import { builtFiles } from '../../scripts/web/built-files.ts'
import { dataFiles } from '../../scripts/web/data-files.ts'
import { linkedData, metadataTags, slideMetadata, summaryOf } from '../../scripts/web/page/metadata.ts'
import { webPages } from '../../scripts/web/page/pages.ts'
import { webPolicy } from '../../scripts/web/page/policy.ts'
import { normalSiteUrl, type Site } from '../../scripts/web/page/site.ts'
import TitleSearch from '../../scripts/web/stubs/fuse.ts'
import { tiny } from '../fixture/tiny.ts'

const slide = (no: number, title: string, note = ''): Slide =>
  ({ no, line: 1, title, section: '', minutes: 1, sources: [], asOf: '', content: '', tags: [], note, faults: [], hasPrivateNote: false })

const site = (url: string): Site => ({
  talk: tiny.talk,
  article: tiny.sources.find(({ id }) => id === tiny.talk.retells)!,
  slides: [slide(1, 'Cover'), slide(2, 'Five & "six" <b>', 'A first sentence. A second one.'), slide(3, 'Last')],
  files: { entry: 'assets/index.js', style: 'assets/style.css', fonts: ['assets/sans.woff2'], ofSlide: (no) => [`assets/slide-${no}.js`] },
  canvas: { width: 1280, height: 720 },
  url,
  origin: 'http://127.0.0.1:1234',
})

const painted = [1, 2, 3].map((no) => ({
  no, title: '', css: `.own-${no} { src: url("http://127.0.0.1:1234/assets/font.woff2") }\n@media screen and (prefers-color-scheme:dark) { :where(:root):not(.light) .night { color: white } }`,
  html: `<h1>Slide ${no}</h1><a class="x" href="#3">on</a><img src="http://127.0.0.1:1234/photo.png">`,
}))

const pages = (url = ''): Map<string, string> => webPages(site(url), painted, ['read.html'])

describe('the pages of a web version', () => {
  it('are a folder for each slide and view, so that no host needs rewrite rules', () => {
    expect([...pages().keys()]).toEqual(expect.arrayContaining([
      'index.html', '1/index.html', '2/index.html', '3/index.html', 'overview/index.html', 'notes/index.html',
      'presenter/index.html', 'presenter/1/index.html', 'presenter/3/index.html', 'print/index.html', '404.html',
    ]))
  })

  it('name their files relative to their own folder', () => {
    const made = pages()
    expect(made.get('index.html')).toContain('src="./assets/index.js"')
    expect(made.get('2/index.html')).toContain('src="../assets/index.js"')
    expect(made.get('2/index.html')).toContain('src="../photo.png"')
    expect(made.get('presenter/2/index.html')).toContain('src="../../assets/index.js"')
    expect([...made.values()].join('')).not.toContain('127.0.0.1')
  })

  it('lead from slide to slide by folder, and carry the rules of their own slide alone', () => {
    const second = pages().get('2/index.html') ?? ''
    expect(second).toContain('<a class="x" href="../3/">')
    expect(second).toContain('.own-2{src: url("../assets/font.woff2")}')
    expect(second).not.toContain('.own-1')
  })

  it('take the colour scheme from the class alone, as the deck\'s own style sheet does; from the system without JavaScript', () => {
    const second = pages().get('2/index.html') ?? ''
    expect(second.match(/<noscript>.*?<\/noscript>/s)?.[0]).toContain(':root:not(.light) .night')
    expect(second.replace(/<noscript>.*?<\/noscript>/gs, '')).not.toContain('.night')
  })

  it('show titles as text, whatever is in them', () => {
    expect(pages().get('2/index.html')).toContain(`<title>Five &amp; &quot;six&quot; &lt;b&gt; · ${tiny.talk.title}</title>`)
  })

  it('list themselves for search engines only where their address is known', () => {
    expect(pages().has('sitemap.xml')).toBe(false)
    const made = pages('https://example.org/talk/')
    expect([...(made.get('sitemap.xml') ?? '').matchAll(/<loc>([^<]+)/g)].map(([, address]) => address)).toEqual([
      'https://example.org/talk/', 'https://example.org/talk/2/', 'https://example.org/talk/3/', 'https://example.org/talk/read.html',
    ])
    expect(made.get('robots.txt')).toContain('Sitemap: https://example.org/talk/sitemap.xml')
    expect(made.get('404.html')).toContain('href="/talk/"')
  })
})

describe('metadata', () => {
  const known = site('https://example.org/talk/')

  it('the first slide stands at the start page\'s address, others at their own', () => {
    const canonical = (no: number): string | undefined =>
      /rel="canonical" href="([^"]+)"/.exec(metadataTags(slideMetadata(known.slides[no - 1]!, known), known, '../'))?.[1]
    expect(canonical(1)).toBe('https://example.org/talk/')
    expect(canonical(2)).toBe('https://example.org/talk/2/')
  })

  it('a slide is described by the first sentences of its note, an empty note by the talk', () => {
    expect(slideMetadata(known.slides[1]!, known).description).toBe('A first sentence. A second one.')
    expect(slideMetadata(known.slides[2]!, known).description).toBe(tiny.talk.description)
    expect(summaryOf('[click] **Bold** and [a link](https://example.org). Next.')).toBe('Bold and a link. Next.')
    expect(summaryOf(`${'word '.repeat(30)}end. ${'more '.repeat(40)}end.`)).toBe(`${'word '.repeat(30)}end.`)
  })

  it('the link preview has an absolute address where the site\'s is known', () => {
    expect(metadataTags(slideMetadata(known.slides[0]!, known), known, './')).toContain('content="https://example.org/talk/og.png"')
  })

  it('a title can\'t end the script element that holds data for machines', () => {
    const hostile = { ...known, talk: { ...known.talk, title: '</script><script>alert(1)' } }
    expect(linkedData(hostile)).not.toContain('</script>')
    expect((JSON.parse(linkedData(hostile)) as { name: string }).name).toBe('</script><script>alert(1)')
  })

  it('an address is taken with or without its last slash; anything else is refused', () => {
    expect(normalSiteUrl('https://example.org/talk?x=1#y')).toBe('https://example.org/talk/')
    expect(normalSiteUrl('')).toBe('')
    expect(() => normalSiteUrl('example.org')).toThrow()
  })
})

describe('the policy', () => {
  it('allows the given inline script by its hash and no other', () => {
    const script = /script-src ([^;]*)/.exec(webPolicy(['alert(1)']))?.[1]
    expect(script).toBe('\'self\' \'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=\'')
  })
})

describe('the files for other programs', () => {
  const read = (name: string, url = ''): unknown => JSON.parse(dataFiles(tiny, url).get(name) ?? 'null')

  it('hold the whole dataset, as sound as it was', () => {
    expect(read('dataset.json')).toEqual(tiny)
    expect(problems(read('dataset.json'))).toEqual([])
  })

  it('hold its schema, under the site\'s address where that is known', () => {
    expect(read('dataset.schema.json')).toMatchObject({ $id: 'urn:deck:dataset', required: expect.arrayContaining(Object.keys(tiny)) })
    expect(read('dataset.schema.json', 'https://example.org/talk/')).toMatchObject({ $id: 'https://example.org/talk/dataset.schema.json' })
  })
})

describe('the files of a build', () => {
  it('are found by what they are for: entry, style, text fonts, scripts of a slide', () => {
    const files = builtFiles({
      'index.html': { file: 'assets/index-1.js', isEntry: true, imports: ['_shared'] },
      '_shared': { file: 'assets/shared-1.js' },
      '../../@slidev/slides/1/md': { file: 'assets/md-1.js', imports: ['index.html'] },
      '_deck': { file: 'assets/deck-1.js', name: 'deck', imports: ['index.html'] },
      'style.css': { file: 'assets/style-1.css' },
      'sans': { file: 'assets/source-sans-3-400.woff2' },
      'mono': { file: 'assets/jetbrains-mono-400.woff2' },
    })
    expect(files).toMatchObject({ entry: 'assets/index-1.js', style: 'assets/style-1.css', fonts: ['assets/source-sans-3-400.woff2'] })
    expect(files.ofSlide(1)).toEqual(['assets/md-1.js', 'assets/shared-1.js'])
    expect(files.ofSlide(2)).toEqual(['assets/deck-1.js', 'assets/shared-1.js'])
  })
})

describe('the search for a slide', () => {
  const search = new TitleSearch([{ no: 1, title: 'Ten projects' }, { no: 10, title: 'The 1 that grew' }, { no: 3, title: 'Dapr and OAM' }])
  const found = (text: string): number[] => search.search(text).map(({ item }) => item.no)

  it('finds by number first, then by all words of a title in any order', () => {
    expect(found('1')).toEqual([1, 10])
    expect(found('oam dapr')).toEqual([3])
    expect(found('kubernetes')).toEqual([])
  })
})
