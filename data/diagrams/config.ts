/** How diagrams look: plain data for mermaid's configuration. Colours become tokens of styles/tokens.css. */

/** The drawing area in px: 1152 × 540 less the caption that the frame puts above. */
export const CANVAS = { width: 1152, height: 500 } as const

/**
 * Stand-ins for tokens. Mermaid computes on colours and can't take `var(--ink)`, so it draws with
 * these, and the renderer puts the tokens back: one SVG serves the light and the dark scheme.
 */
export const SENTINELS = {
  '#fa0001': '--paper',
  '#fa0002': '--panel',
  '#fa0003': '--ink',
  '#fa0004': '--ink-soft',
  '#fa0005': '--line',
  '#fa0006': '--accent',
  '#fa0007': '--cat-1',
  '#fa0008': '--cat-2',
  '#fa0009': '--cat-3',
  '#fa000a': '--cat-4',
} as const

/** Strokes of the first, second, … call of a model; calls beyond them start over. */
export const CALL_COLOURS = ['#fa0007', '#fa0008', '#fa0009', '#fa000a'] as const

const paper = '#fa0001'
const panel = '#fa0002'
const ink = '#fa0003'
const soft = '#fa0004'
const line = '#fa0005'

export const FONT = 'var(--font-sans)'

/** Rules for the classes that the diagram sources give their parts. */
const CSS = `
.node .label text, .cluster-label text { font-size: 20px; }
.edgeLabel text { font-size: 21px; }
.edgeLabel tspan { font-weight: 600; }
.edgeLabel rect { fill: none; opacity: 1; }
.node.pod text, .node.app text, .node.proxy text, .node.micro text { font-size: 21px; }
.node.step text { font-size: 23px; }
.cluster.stage .cluster-label text { font-size: 22px; }
.node.pod tspan, .node.app tspan { font-weight: 600; }
.node.key text { font-size: 20px; }
.edge-thickness-normal { stroke-width: 2.5px; }
.edge-thickness-thick { stroke-width: 4px; }
.edge-pattern-dotted { stroke-dasharray: 3 6; stroke-linecap: round; }
.edge-pattern-dashed { stroke-dasharray: 9 6; }
.cluster rect { rx: 8px; stroke-width: 1.5px; }
.node rect { rx: 5px; }
.cluster-label tspan { font-weight: 600; }
.cluster.bare > rect, .cluster.tight > rect, .node.role rect, .node.app rect, .node.key rect, .node.sample rect { fill: none; stroke: none; }
.node.name rect { fill: var(--cat-5-soft); stroke: none; }
.node.name tspan { font-weight: 600; }
.node.row rect { fill: var(--panel); stroke: none; }
.node.standard rect { fill: var(--accent-soft); stroke: var(--accent); stroke-width: 2px; }
.node.standard tspan { font-weight: 600; }
.node.subject rect { fill: var(--accent); }
.node.subject text { fill: var(--paper); }
.node.extension rect { fill: var(--paper); stroke: var(--accent); stroke-width: 2px; }
.node.role text { fill: var(--accent); font-size: 18px; }
.cluster.pod rect, .node.pod rect { fill: var(--paper); stroke: var(--ink-soft); stroke-width: 1.5px; }
.node.proxy polygon { fill: var(--accent-soft); stroke: var(--accent); stroke-width: 2.5px; }
.node.micro polygon { fill: var(--paper); stroke: var(--accent); stroke-width: 2.5px; stroke-dasharray: 4 3; }
.node.actor rect { fill: var(--cat-5-soft); stroke: var(--cat-5); stroke-width: 2px; }
.node.control rect, .node.control polygon { fill: var(--cat-1-soft); stroke: var(--cat-1); stroke-width: 2px; }
.node.config rect, .node.config polygon, .node.config path { fill: var(--cat-6-soft); stroke: var(--cat-6); stroke-width: 2px; }
.node.workload rect { fill: var(--paper); stroke: var(--ink-soft); stroke-width: 2px; }
.node.store path { fill: var(--cat-3-soft); stroke: var(--cat-3); stroke-width: 2px; }
`

/** What mermaid is started with. No HTML labels: a foreignObject clips text and becomes a bitmap elsewhere. */
export const MERMAID_CONFIG = {
  startOnLoad: false,
  securityLevel: 'strict',
  theme: 'base',
  look: 'classic',
  htmlLabels: false,
  deterministicIds: true,
  deterministicIDSeed: 'deck',
  suppressErrorRendering: true,
  fontFamily: FONT,
  themeCSS: CSS,
  themeVariables: {
    fontFamily: FONT,
    fontSize: '20px',
    background: paper,
    primaryColor: panel, primaryTextColor: ink, primaryBorderColor: soft,
    secondaryColor: panel, secondaryTextColor: ink, secondaryBorderColor: soft,
    tertiaryColor: panel, tertiaryTextColor: ink, tertiaryBorderColor: line,
    mainBkg: panel, nodeBorder: soft, nodeTextColor: ink, textColor: ink, titleColor: ink,
    lineColor: soft, arrowheadColor: soft, defaultLinkColor: soft, edgeLabelBackground: paper,
    clusterBkg: panel, clusterBorder: line,
  },
  flowchart: {
    htmlLabels: false, curve: 'rounded', padding: 10, diagramPadding: 4, useMaxWidth: true,
    nodeSpacing: 26, rankSpacing: 56, minNodeWidth: 0, wrappingWidth: 640, subGraphTitleMargin: { top: 4, bottom: 6 },
  },
} as const

/**
 * Header of a source that is set by the `boxes` layout of scripts/diagrams/layout; elsewhere mermaid falls back to dagre.
 */
export const BOXES_HEADER = ['---', 'config:', '  layout: boxes', '---'] as const
