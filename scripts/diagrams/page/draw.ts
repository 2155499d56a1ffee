// Runs inside the browser page, as a script of its own: types are stripped and nothing is imported.
// Starts mermaid, and makes of what it draws the SVG that the deck carries.

{
  /** Of no width. Keeps mermaid from reading `ﬂ°` and `¶ß` in a text as marks of its own; no label has one, see data/diagrams/escape.ts. */
  const JOINER = '\u2060'

  /** Mermaid shows `#35;` as `&#35;` in SVG labels: put the sign it stands for, before anything is measured. */
  function decodeSigns(): void {
    const content = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent') as PropertyDescriptor
    const sign = (_: string, code: string): string => String.fromCodePoint(Number(code)).replace(/[ﬂ¶]/, `$&${JOINER}`)
    Object.defineProperty(SVGTSpanElement.prototype, 'textContent', {
      ...content,
      set(this: SVGTSpanElement, text: string) { content.set?.call(this, `${text}`.replace(/&#(\d+);/g, sign)) },
    })
  }

  const isUsed = (svg: SVGSVGElement, selector: string): boolean =>
    !selector.includes(':hover') && selector !== ':root' && (svg.matches(selector) || svg.querySelector(selector) !== null)

  /** The rule without those of its selectors that match nothing; undefined where none is left. */
  function usedRule(svg: SVGSVGElement, rule: CSSRule): string | undefined {
    if (!(rule instanceof CSSStyleRule)) return undefined
    const selectors = rule.selectorText.split(',').map((selector) => selector.trim()).filter((selector) => isUsed(svg, selector))
    return selectors.length > 0 ? `${selectors.join(', ')} { ${rule.style.cssText} }` : undefined
  }

  /** Takes out rules, markers and shapes that show nothing: two thirds of the size. */
  function prune(svg: SVGSVGElement): void {
    for (const bare of svg.querySelectorAll('.cluster.bare, .cluster.tight, .node.sample')) bare.remove()
    for (const text of svg.querySelectorAll('text')) if (text.textContent.trim() === '') text.remove()
    for (const rect of svg.querySelectorAll('rect:not([width]), rect.background')) rect.remove()
    const used = svg.outerHTML
    for (const part of svg.querySelectorAll('marker, filter, linearGradient, symbol')) if (!used.includes(`#${part.id})`)) part.remove()
    for (const empty of [...svg.querySelectorAll('defs, g')].reverse()) if (empty.childElementCount === 0) empty.remove()
    for (const style of svg.querySelectorAll('style')) {
      style.textContent = [...(style.sheet?.cssRules ?? [])].flatMap((rule) => usedRule(svg, rule) ?? []).join('\n')
    }
    // Mermaid gives each word an element of its own, which text search and copying see as words apart.
    for (const line of svg.querySelectorAll('tspan.text-outer-tspan')) line.replaceChildren(line.textContent.replaceAll(JOINER, ''))
  }

  function frame(svg: SVGSVGElement): void {
    const { drawing } = window.boxesLayout
    if (drawing) svg.setAttribute('viewBox', `0 0 ${drawing.width} ${drawing.height}`)
    for (const name of ['style', 'width', 'height', 'aria-roledescription', 'class']) svg.removeAttribute(name)
    for (const part of svg.querySelectorAll('*')) {
      const idle = [...part.attributes].filter(({ name, value }) => name.startsWith('data-') || (name === 'style' && /^[;\s]*$/.test(value)))
      for (const { name } of idle) part.removeAttribute(name)
    }
  }

  /** Tenths of a px are enough in what places and shapes. */
  function round(svg: SVGSVGElement): void {
    for (const part of svg.querySelectorAll('*')) {
      for (const name of ['d', 'points', 'transform', 'x', 'y', 'width', 'height']) {
        const value = part.getAttribute(name)
        if (value) part.setAttribute(name, value.replace(/\d+\.\d{2,}/g, (long) => `${Number(Number(long).toFixed(1))}`))
      }
    }
  }

  /** What the drawing says in words, as the first things in it. */
  function describe(svg: SVGSVGElement, words: Record<'title' | 'desc', string>): void {
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-labelledby', `${svg.id}-title ${svg.id}-desc`)
    svg.prepend(...Object.entries(words).map(([tag, text]) => {
      const part = document.createElementNS('http://www.w3.org/2000/svg', tag)
      part.id = `${svg.id}-${tag}`
      part.textContent = text
      return part
    }))
  }

  async function draw({ id, source, title, description }: DiagramPage.Diagram): Promise<string> {
    window.boxesLayout.drawing = undefined
    const { svg } = await mermaid.render(id, source)
    const holder = document.createElement('div')
    holder.innerHTML = svg
    document.body.append(holder)
    const root = holder.querySelector('svg') as SVGSVGElement
    prune(root)
    frame(root)
    describe(root, { title, desc: description })
    holder.remove()
    round(root)
    return new XMLSerializer().serializeToString(root)
  }

  /** Whether mermaid draws it as a flowchart; a kind that it doesn't know is a fault that drawing tells. */
  function isFlowchart(source: string): boolean {
    try {
      return mermaid.detectType(source).startsWith('flowchart')
    } catch {
      return false
    }
  }

  /** Sections of mermaid's settings that a flowchart reads. */
  const OF_FLOWCHARTS = ['flowchart', 'themeVariables']

  /**
   * Empties the settings of other kinds of diagram. Mermaid copies all of them, 900, each time it looks one up, 1,900 times
   * for seven diagrams: a third of the time of drawing.
   */
  function forgetOtherKinds(): void {
    for (const [name, section] of Object.entries(mermaid.mermaidAPI.defaultConfig)) {
      if (typeof section !== 'object' || section === null || Array.isArray(section) || OF_FLOWCHARTS.includes(name)) continue
      for (const setting of Object.keys(section)) Reflect.deleteProperty(section, setting)
    }
  }

  function start(diagrams: readonly DiagramPage.Diagram[], config: object, canvas: DiagramPage.Size): void {
    decodeSigns()
    window.boxesLayout.canvas = canvas
    mermaid.registerLayoutLoaders([{ name: 'boxes', loader: () => Promise.resolve(window.boxesLayout) }])
    mermaid.initialize(config)
    // It knows the kinds once it is initialized, and reads the sections only while it is.
    if (!diagrams.every(({ source }) => isFlowchart(source))) return
    forgetOtherKinds()
    mermaid.initialize(config)
  }

  async function drawOne(diagram: DiagramPage.Diagram): Promise<DiagramPage.Drawn> {
    try {
      return { svg: await draw(diagram) }
    } catch (error) {
      return { fault: error instanceof Error ? error.message : String(error) }
    }
  }

  window.drawDiagrams = async ({ diagrams, CANVAS, MERMAID_CONFIG }) => {
    // Text is measured: it must be set in the deck's fonts.
    await Promise.all([...document.fonts].map((font) => font.load()))
    start(diagrams, MERMAID_CONFIG, CANVAS)
    const drawn = []
    for (const diagram of diagrams) drawn.push(await drawOne(diagram))
    return drawn
  }
}
