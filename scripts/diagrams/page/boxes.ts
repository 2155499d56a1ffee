// Runs inside the browser page, as a script of its own: types are stripped and nothing is imported.
// Mermaid's layout `boxes`: this side measures and paints, scripts/diagrams/layout decides.

{
  type Box = DiagramPage.Box
  type Selection = DiagramPage.Selection
  type Size = DiagramPage.Size
  let helpers: DiagramPage.Helpers
  let config: unknown

  /** Little padding of its own: the layout says how large a box is. A cylinder pads its text below the lid. */
  const insert = (into: Selection, node: Box): Promise<Selection> =>
    helpers.insertNode(into, Object.assign(node, { padding: node.shape === 'cylinder' ? 14 : 0 }), { config, dir: 'TB' })

  async function sizeOf(layer: Selection, node: Box): Promise<Size> {
    const trial = layer.insert('g')
    await insert(trial, node.isGroup ? { ...node, isGroup: false, shape: 'rect' } : { ...node })
    const { width, height } = trial.node().getBBox()
    trial.remove()
    return { width: Math.ceil(width), height: Math.ceil(height) }
  }

  const isPlace = (name: string): boolean => ['id', 'domId', 'parentId', 'dir', 'colorIndex'].includes(name)

  /** Sizes of the boxes of one diagram: half of them say the same in the same look, and drawing one to measure it takes 2.5 ms. */
  function sizing(layer: Selection): (node: Box) => Promise<Size> {
    const known = new Map<string, Promise<Size>>()
    return (node) => {
      const look = JSON.stringify(node, (name, value: unknown) => isPlace(name) ? undefined : value)
      const size = known.get(look) ?? sizeOf(layer, node)
      known.set(look, size)
      return size
    }
  }

  /** Mermaid lists subgraphs backwards and before all nodes: a box goes where its first node stands in the source. */
  function inSourceOrder(nodes: readonly Box[]): Box[] {
    const first = (box: Box): number => box.isGroup
      ? Math.min(...nodes.filter((other) => other.parentId === box.id).map(first))
      : nodes.indexOf(box)
    return nodes.toSorted((a, b) => first(a) - first(b))
  }

  const measuredBox = (node: Box, size: Size): object => ({
    id: node.id, parent: node.parentId ?? null, group: node.isGroup === true, ...size,
    direction: node.dir === 'LR' ? 'LR' : 'TB',
    titled: (node.label ?? '').trim() !== '',
    slanted: node.shape === 'hexagon',
    classes: (node.cssClasses ?? '').split(/\s+/).filter((name) => name && name !== 'default' && name !== 'undefined'),
  })

  async function measure(data: DiagramPage.LayoutData, nodes: Selection, labels: Selection): Promise<object> {
    const [boxes, sizeOfBox]: [object[], (node: Box) => Promise<Size>] = [[], sizing(nodes)]
    for (const node of inSourceOrder(data.nodes)) boxes.push(measuredBox(node, await sizeOfBox(node)))
    const edges: object[] = []
    for (const edge of data.edges) {
      if (edge.label) await helpers.insertEdgeLabel(labels, edge)
      edges.push({ id: edge.id, from: edge.start, to: edge.end, width: edge.width ?? 0, height: edge.height ?? 0 })
    }
    return { direction: data.direction === 'LR' ? 'LR' : 'TB', boxes, edges }
  }

  /** Some shapes come out larger than asked, like a cylinder by its lid: ask for as much less. */
  async function insertSized(layer: Selection, node: Box): Promise<Selection> {
    const { width = 0, height = 0 } = node
    const first = await insert(layer, { ...node })
    const drawn = first.select('.label-container').node().getBBox()
    const [wider, taller] = [drawn.width - width, drawn.height - height]
    if (wider < 2 && taller < 2) return first
    first.remove()
    return insert(layer, { ...node, width: width - wider, height: height - taller })
  }

  async function paintBox(node: Box, place: DiagramPage.Place, clusters: Selection, nodes: Selection): Promise<void> {
    const centre = { x: place.x + place.width / 2, y: place.y + place.height / 2 }
    Object.assign(node, centre, { width: place.width, height: place.height })
    if (node.isGroup) await helpers.insertCluster(clusters, node)
    else (await insertSized(nodes, node)).attr('transform', `translate(${centre.x}, ${centre.y})`)
  }

  function paintEdge(data: DiagramPage.LayoutData, edge: DiagramPage.Arrow, { points, label }: DiagramPage.Drawing['routes'][string], paths: Selection): void {
    const routed = { ...edge, points, curve: 'rounded' }
    helpers.insertEdge(paths, routed, new Map(), data.type, {}, {}, data.diagramId, true)
    if (edge.label) helpers.positionEdgeLabel(Object.assign(edge, label), {})
  }

  window.boxesLayout = {
    canvas: { width: 0, height: 0 },
    drawing: undefined,
    async render(data, svg, given) {
      helpers = given
      config = data.config
      const root = svg.select('g')
      helpers.insertMarkers(root, data.markers, data.type, data.diagramId)
      const layer = (name: string): Selection => root.insert('g').attr('class', name)
      const [clusters, paths, nodes, labels] = [layer('clusters'), layer('edgePaths'), layer('nodes'), layer('edgeLabels')] as const
      const drawing = window.layoutBoxes(await measure(data, nodes, labels), this.canvas)
      for (const node of data.nodes) {
        const place = drawing.places[node.id]
        if (place) await paintBox(node, place, clusters, nodes)
      }
      for (const edge of data.edges) {
        const route = drawing.routes[edge.id]
        if (route) paintEdge(data, edge, route, paths)
      }
      window.boxesLayout.drawing = drawing
    },
  }
}
