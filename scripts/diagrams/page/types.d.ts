/** What the two scripts of the drawing page share with each other, with mermaid and with Node. */
declare namespace DiagramPage {
  interface Box {
    id: string, parentId?: string, isGroup?: boolean, dir?: string, label?: string, cssClasses?: string, shape?: string
    width?: number, height?: number, x?: number, y?: number, padding?: number
  }
  interface Arrow { id: string, start: string, end: string, label?: string, width?: number, height?: number }
  interface LayoutData { nodes: Box[], edges: Arrow[], direction?: string, markers: unknown, type: string, diagramId: string, config: unknown }
  /** The part of d3's selection that is used here. */
  interface Selection {
    insert(tag: string): Selection
    attr(name: string, value: string): Selection
    select(of: string): Selection
    node(): SVGGraphicsElement
    remove(): void
  }
  /** What mermaid hands a layout, see its own layout loaders. */
  interface Helpers {
    insertMarkers(into: Selection, markers: unknown, type: string, id: string): void
    insertNode(into: Selection, node: Box, options: object): Promise<Selection>
    insertCluster(into: Selection, node: Box): Promise<unknown>
    insertEdgeLabel(into: Selection, edge: Arrow): Promise<unknown>
    insertEdge(into: Selection, edge: Arrow, clusters: Map<string, unknown>, type: string, from: object, to: object, id: string, skipIntersect: boolean): object
    positionEdgeLabel(edge: Arrow, paths: object): void
  }
  interface Size { width: number, height: number }
  interface Place { x: number, y: number, width: number, height: number }
  interface Point { x: number, y: number }
  interface Drawing { width: number, height: number, places: Record<string, Place>, routes: Record<string, { points: Point[], label: Point }> }
  interface Given { diagrams: readonly Diagram[], CANVAS: Size, MERMAID_CONFIG: object }
  interface Drawn { svg?: string, fault?: string }
  interface Diagram { id: string, source: string, title: string, description: string }
}

declare const mermaid: {
  /** The kind of diagram that a source is; throws where it is none. */
  detectType(source: string): string
  mermaidAPI: { defaultConfig: Record<string, unknown> }
  initialize(config: object): void
  render(id: string, source: string): Promise<{ svg: string }>
  registerLayoutLoaders(loaders: object[]): void
}

interface Window {
  /** `layout` of scripts/diagrams/layout. */
  layoutBoxes(measured: object, canvas: DiagramPage.Size): DiagramPage.Drawing
  /** The `boxes` layout, and the drawing it made last. */
  boxesLayout: { render: (data: DiagramPage.LayoutData, svg: DiagramPage.Selection, helpers: DiagramPage.Helpers) => Promise<void>, canvas: DiagramPage.Size, drawing: DiagramPage.Drawing | undefined }
  drawDiagrams(given: DiagramPage.Given): Promise<DiagramPage.Drawn[]>
  /** What the page draws by itself. */
  drawn: Promise<DiagramPage.Drawn[]>
  /** Draws, now that all is loaded. */
  begin(): void
  /** Gives up, for a reason. */
  refuse(reason: string): void
}
