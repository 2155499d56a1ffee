// Runs inside the browser page, as a script of its own: types are stripped and nothing is imported.
// It teaches mermaid the `boxes` layout and cleans what mermaid drew.

interface Box { id: string, parentId?: string, isGroup?: boolean, dir?: string, label?: string, cssClasses?: string, shape?: string, width?: number, height?: number, x?: number, y?: number, padding?: number }
interface Arrow { id: string, start: string, end: string, label?: string, width?: number, height?: number, x?: number, y?: number, points?: unknown, curve?: string }
interface LayoutData { nodes: Box[], edges: Arrow[], direction?: string, markers: unknown, type: string, diagramId: string, config: unknown }
interface Selection { insert(tag: string): Selection, attr(name: string, value: string): Selection, node(): SVGGraphicsElement, remove(): void, select(of: string): Selection }
interface Helpers {
  insertMarkers(into: Selection, markers: unknown, type: string, id: string): void
  insertNode(into: Selection, node: Box, options: object): Promise<Selection>
  insertCluster(into: Selection, node: Box): Promise<unknown>
  insertEdgeLabel(into: Selection, edge: Arrow): Promise<unknown>
  insertEdge(into: Selection, edge: Arrow, clusters: Map<string, unknown>, type: string, from: object, to: object, id: string, skip: boolean): object
  positionEdgeLabel(edge: Arrow, paths: object): void
}
interface Drawn { width: number, height: number, places: Record<string, { x: number, y: number, width: number, height: number }>, routes: Record<string, { points: { x: number, y: number }[], label: { x: number, y: number } }> }
declare const mermaid: {
  initialize(config: object): void
  parse(source: string): Promise<unknown>
  render(id: string, source: string): Promise<{ svg: string }>
  registerLayoutLoaders(loaders: object[]): void
}
interface Window {
  placeDiagram(measured: object): Promise<Drawn>
  drawDiagram(id: string, source: string): Promise<string>
  startDiagrams(config: object): void
}

{
  let drawn: Drawn | undefined
  let helpers: Helpers

  /** Mermaid shows `#35;` as `&#35;` in SVG labels: put the sign it stands for, before anything is measured. */
  const content = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent') as PropertyDescriptor
  const sign = (_: string, code: string): string => String.fromCodePoint(Number(code))
  Object.defineProperty(SVGTSpanElement.prototype, 'textContent', {
    ...content,
    set(this: SVGTSpanElement, text: string) { content.set?.call(this, `${text}`.replace(/&#(\d+);/g, sign)) },
  })

  const classesOf = (node: Box): string[] => (node.cssClasses ?? '').split(/\s+/).filter((name) => name && name !== 'default' && name !== 'undefined')

  async function measureNode(nodes: Selection, node: Box, config: unknown): Promise<{ width: number, height: number }> {
    const trial = await nodes.insert('g') // removed again, with what is drawn into it
    await insert(trial, { ...node }, config)
    const { width, height } = trial.node().getBBox()
    trial.remove()
    return { width: Math.ceil(width), height: Math.ceil(height) }
  }

  /** Little padding of its own: the layout says how large a box is. */
  const insert = (into: Selection, node: Box, config: unknown): Promise<Selection> =>
    helpers.insertNode(into, Object.assign(node, { padding: 0 }), { config, dir: 'TB' })

  /** Mermaid lists subgraphs backwards and before all nodes: a box goes where its first node stands in the source. */
  function inSourceOrder(nodes: readonly Box[]): Box[] {
    const first = (box: Box): number => box.isGroup
      ? Math.min(...nodes.filter((other) => other.parentId === box.id).map(first))
      : nodes.indexOf(box)
    return nodes.toSorted((a, b) => first(a) - first(b))
  }

  /** Some shapes come out larger than asked, like a cylinder by its lid: ask for as much less. */
  async function insertSized(nodes: Selection, node: Box, config: unknown): Promise<Selection> {
    const { width = 0, height = 0 } = node
    const first = await insert(nodes, { ...node }, config)
    const drawn = first.select('.label-container').node().getBBox()
    const [wider, taller] = [drawn.width - width, drawn.height - height]
    if (wider < 2 && taller < 2) return first
    first.remove()
    return insert(nodes, { ...node, width: width - wider, height: height - taller }, config)
  }

  async function measure(data: LayoutData, nodes: Selection, labels: Selection): Promise<object> {
    const boxes = []
    for (const node of inSourceOrder(data.nodes)) {
      const size = await measureNode(nodes, node.isGroup ? { ...node, isGroup: false, shape: 'rect' } : node, data.config)
      boxes.push({
        id: node.id, parent: node.parentId ?? null, group: node.isGroup === true, ...size,
        direction: node.dir === 'LR' ? 'LR' : 'TB', titled: (node.label ?? '').trim() !== '', slanted: node.shape === 'hexagon', classes: classesOf(node),
      })
    }
    const edges = []
    for (const edge of data.edges) {
      if (edge.label) await helpers.insertEdgeLabel(labels, edge)
      edges.push({ id: edge.id, from: edge.start, to: edge.end, width: edge.width ?? 0, height: edge.height ?? 0 })
    }
    return { direction: data.direction === 'LR' ? 'LR' : 'TB', boxes, edges }
  }

  async function paint(data: LayoutData, groups: Record<'clusters' | 'paths' | 'nodes', Selection>, drawing: Drawn): Promise<void> {
    for (const node of data.nodes) {
      const place = drawing.places[node.id]
      if (!place) continue
      const centre = { x: place.x + place.width / 2, y: place.y + place.height / 2 }
      Object.assign(node, centre, { width: place.width, height: place.height })
      if (node.isGroup) await helpers.insertCluster(groups.clusters, node)
      else (await insertSized(groups.nodes, node, data.config)).attr('transform', `translate(${centre.x}, ${centre.y})`)
    }
    for (const edge of data.edges) paintEdge(data, groups.paths, edge, drawing)
  }

  function paintEdge(data: LayoutData, paths: Selection, edge: Arrow, drawing: Drawn): void {
    const route = drawing.routes[edge.id]
    if (!route) return
    helpers.insertEdge(paths, { ...edge, points: route.points, curve: 'rounded' }, new Map(), data.type, {}, {}, data.diagramId, true)
    Object.assign(edge, route.label)
    if (edge.label) helpers.positionEdgeLabel(edge, {})
  }

  const boxes = {
    async render(data: LayoutData, svg: Selection, given: Helpers): Promise<void> {
      helpers = given
      const root = svg.select('g')
      helpers.insertMarkers(root, data.markers, data.type, data.diagramId)
      const layer = (name: string): Selection => root.insert('g').attr('class', name)
      const [clusters, paths, labels, nodes] = [layer('clusters'), layer('edgePaths'), layer('edgeLabels'), layer('nodes')]
      drawn = await window.placeDiagram(await measure(data, nodes, labels))
      await paint(data, { clusters, paths, nodes }, drawn)
      root.node().append(labels.node()) // above the boxes they may touch
    },
  }

  /** Rules, markers and definitions that nothing in the drawing uses. */
  function prune(svg: SVGSVGElement): void {
    const used = svg.outerHTML
    for (const marker of svg.querySelectorAll('marker, filter, linearGradient, symbol')) {
      if (!used.includes(`#${marker.id})`)) marker.remove()
    }
    for (const bare of svg.querySelectorAll('.cluster.bare, .cluster.tight, .node.sample')) bare.remove()
    for (const text of svg.querySelectorAll('text')) if (text.textContent.trim() === '') text.remove()
    for (const rect of svg.querySelectorAll('rect:not([width]), rect.background')) rect.remove()
    for (const empty of [...svg.querySelectorAll('defs, g')].reverse()) if (empty.childElementCount === 0) empty.remove()
    for (const style of svg.querySelectorAll('style')) {
      const rules = [...(style.sheet?.cssRules ?? [])].filter((rule) => rule instanceof CSSStyleRule && matches(svg, rule.selectorText))
      style.textContent = rules.map((rule) => rule.cssText).join('\n')
    }
  }

  const matches = (svg: SVGSVGElement, selector: string): boolean =>
    !selector.includes(':hover') && selector !== ':root' && (svg.matches(selector) || svg.querySelector(selector) !== null)

  function frame(svg: SVGSVGElement): void {
    if (drawn) svg.setAttribute('viewBox', `0 0 ${drawn.width} ${drawn.height}`)
    for (const name of ['style', 'width', 'height', 'aria-roledescription', 'class']) svg.removeAttribute(name)
    for (const part of svg.querySelectorAll('*')) {
      for (const { name, value } of [...part.attributes]) if (name.startsWith('data-') || (name === 'style' && /^;*$/.test(value))) part.removeAttribute(name)
    }
  }

  window.startDiagrams = (config) => {
    mermaid.registerLayoutLoaders([{ name: 'boxes', loader: () => Promise.resolve(boxes) }])
    mermaid.initialize(config)
  }

  window.drawDiagram = async (id, source) => {
    drawn = undefined
    const { svg } = await mermaid.render(id, source)
    const holder = document.createElement('div')
    holder.innerHTML = svg
    document.body.append(holder)
    const root = holder.querySelector('svg') as SVGSVGElement
    prune(root)
    frame(root)
    holder.remove()
    return new XMLSerializer().serializeToString(root).replace(/\d+\.\d{2,}/g, (long) => `${Number(Number(long).toFixed(1))}`)
  }
}
