/** What the page measured and what the layout answers. All lengths in px of the drawing. */

export interface Size { width: number, height: number }
export interface Point { x: number, y: number }
/** A placed box by its top left corner. */
export interface Place extends Point, Size {}

/** A node or subgraph of a diagram, with the size of its text: that of the title for a subgraph. */
export interface MeasuredBox extends Size {
  id: string
  parent: string | null
  group: boolean
  direction: 'LR' | 'TB'
  titled: boolean
  /** A hexagon: its left and right sides slant. */
  slanted: boolean
  classes: string[]
}

/** An arrow with the size of its label, zero where it has none. */
export interface MeasuredEdge extends Size { id: string, from: string, to: string }

export interface Measured { direction: 'LR' | 'TB', boxes: MeasuredBox[], edges: MeasuredEdge[] }

export interface Route { points: Point[], label: Point }

export interface Drawing extends Size {
  places: Record<string, Place>
  routes: Record<string, Route>
}
