import { describe, expect, it } from 'vitest'
import { notesFile, presenterNote } from '../../scripts/web/notes-file.ts'

describe('notes of the web version', () => {
  it('are HTML, each at the place of its slide', () => {
    const [[name, text] = []] = notesFile({ slides: [{ note: 'One *word*.' }, { note: '' }, { note: '- a\n- b' }] as never })
    expect(name).toBe('notes.json')
    expect(JSON.parse(text ?? '')).toEqual(['<p>One <em>word</em>.</p>\n', '', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n'])
  })

  it('show tags as typed', () => {
    expect(presenterNote('A <script>alert(1)</script> & <b>more</b>')).toBe('<p>A &lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;more&lt;/b&gt;</p>\n')
  })

  it('carry the marks by which the presenter view tells what is due after each click', () => {
    const mark = (clicks: number): string => `<span class="slidev-note-click-mark" data-clicks="${clicks}"></span>`
    expect(presenterNote('First [click] second [CLICK:2] third')).toBe(`<p>First ${mark(1)} second ${mark(3)} third</p>\n`)
    expect(presenterNote('[click] Second')).toContain(mark(1))
  })
})
