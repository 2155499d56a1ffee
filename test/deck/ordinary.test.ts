import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPptx } from '../../scripts/verify/pptx/open.ts'
import { readFile } from 'node:fs/promises'
import { dataset } from '../../data/index.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { runScript, scratch, type Finished } from './run.ts'
import { smallDeck, SOUND, type SmallSlide } from './small-deck.ts'

const ENTRY = `.ordinary-${process.pid}.md`

/** What authors write, and each copy words in its own way. */
const SLIDES: SmallSlide[] = [
  SOUND,
  { heading: 'Lists', body: '1. First of **bold**ness\n2. Second\n   - nested *one*\n   - nested two\n\n- [ ] open task\n- [x] done task' },
  { heading: 'Links', body: 'See [this][ref], <https://example.org/auto>, [a host](https://Example.org) and [write](mailto:me@example.org).\n\n[ref]: https://example.org/ref' },
  { heading: 'Clicks', body: '<v-clicks>\n\n- First click\n- Second click\n\n</v-clicks>\n\n<v-click>At last</v-click>\n\n<v-click hide>Gone then</v-click>' },
  { heading: 'Same title', body: 'One of two.' },
  { heading: 'Same title', body: 'Two of two.' },
  { heading: 'Components', body: '<Link to="3">Go there</Link> and read, R&amp;D.\n\n<VClick>Once &lt;more&gt;</VClick>' },
  { heading: 'Signs', body: 'A name(tm), some (c) and "quotes" -- naïve, größer, 服务网格, <Figure of="total-stars" />–<Figure of="total-stars" /> **<Figure of="top-two-share" />** of it.' },
  { heading: 'Table and quote', body: '| a | b |\n|---|--:|\n| x | <Figure of="total-stars" /> |\n| y | <Figure of="top-two-share" /> |\n\n> Quoted words' },
  { heading: 'Code', body: 'Run `npm run deck` with `<Tag>` first:\n\n```ts\nconst pods = true\n```' },
  { heading: 'Pictures', body: 'An icon ![of the talk](/favicon.svg) in text, {{ "four" + "teen" }} of them.' },
  { heading: 'A note with links', note: 'Read [one](https://example.org/one) and [two](https://example.org/two) first, then [slide three](3).\n\n1. Say this\n2. Then that' },
]

describe('a deck of ordinary Markdown', () => {
  let out: string
  let run: Finished
  beforeAll(async () => {
    out = await scratch('ordinary')
    await writeFile(join(ROOT, ENTRY), smallDeck(SLIDES))
    run = await runScript('deck.ts', ['--entry', ENTRY, '--out', out])
  })
  afterAll(() => Promise.all([join(ROOT, ENTRY), out].map((path) => rm(path, { recursive: true, force: true }))))

  it('becomes every copy', () => {
    expect(run.code, run.output).toBe(0)
  })

  it('keeps what components link and reveal in PowerPoint', async () => {
    const { slides } = openPptx(await readFile(join(out, `${dataset.talk.id}.pptx`)))
    for (const words of ['Go there and read, R&D.', 'Once <more>']) expect(slides[6]!.text).toContain(words)
  })

  it('keeps the words of its tasks in the file that opens by double click', async () => {
    expect(await readFile(join(out, `${dataset.talk.id}.html`), 'utf8')).toContain('done task')
  })
})
