import { growthOf, spacingOf, type Spacing } from './spacing.ts'
import type { Measured, MeasuredBox, MeasuredEdge, Place, Size } from './types.ts'

/** A box and the width its neighbour's arrow needs for a label. */
type Roomy = MeasuredBox & { room: number }

/** A box with what is in it, its natural size and its appetite for room that is left. */
interface Tree {
  box: Roomy
  children: Tree[]
  spacing: Spacing
  natural: Size
  grows: Size
}

const ROOT = { id: '', parent: null, group: true, titled: false, slanted: false, room: 0, width: 0, height: 0 } as const

/**
 * Places nested boxes like a flexible grid: each group sets its boxes in a row or a column in the
 * order of the source, and room that is left goes to the boxes that may grow.
 * @param area the least size of the drawing; it becomes larger where the boxes need more
 */
export function placeBoxes(measured: Measured, area: Size): Size & { places: Record<string, Place> } {
  const boxes = withRoom(evenOut(measured.boxes), measured.edges)
  const root = treeOf({ ...ROOT, classes: ['root'], direction: measured.direction }, boxes)
  const size = { width: Math.max(area.width, root.natural.width), height: Math.max(area.height, root.natural.height) }
  const places: Record<string, Place> = {}
  arrange(root, { x: 0, y: 0, ...size }, places)
  return { ...size, places }
}

/** Leaves of one class get one size, so that columns line up. */
function evenOut(boxes: readonly MeasuredBox[]): MeasuredBox[] {
  const classOf = (box: MeasuredBox): string => `${box.group} ${box.classes.join(' ')} ${growthOf(box).wide ? box.parent : ''}`
  const alike = Map.groupBy(boxes, classOf)
  const most = (box: MeasuredBox, side: keyof Size): number => Math.max(...(alike.get(classOf(box)) ?? []).map((other) => other[side]))
  return boxes.map((box) => box.group || box.classes.includes('key') || box.classes.includes('step')
    ? box
    : { ...box, width: most(box, 'width'), height: most(box, 'height') })
}

/** Room before a box, for the label of an arrow that joins it to the box at its left. */
function withRoom(boxes: readonly MeasuredBox[], edges: readonly MeasuredEdge[]): Roomy[] {
  const within = (id: string, box: MeasuredBox): boolean => {
    const parent = boxes.find((other) => other.id === id)?.parent
    return id === box.id || (parent !== null && parent !== undefined && within(parent, box))
  }
  return boxes.map((box) => {
    const siblings = boxes.filter(({ parent }) => parent === box.parent)
    const previous = siblings[siblings.indexOf(box) - 1]
    const widths = previous ? edges.filter(({ from, to }) =>
      (within(from, previous) && within(to, box)) || (within(from, box) && within(to, previous))).map(({ width }) => width) : []
    return { ...box, room: Math.max(0, ...widths) }
  })
}

function treeOf(box: Roomy, all: readonly Roomy[]): Tree {
  const children = all.filter(({ parent }) => parent === (box.id || null)).map((child) => treeOf(child, all))
  const spacing = spacingOf(box)
  const tree = { box, children, spacing }
  return { ...tree, natural: naturalSize(tree), grows: growth(tree) }
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
const most = (values: number[]): number => Math.max(0, ...values)
const along = ({ box }: Pick<Tree, 'box'>): keyof Size => box.direction === 'LR' ? 'width' : 'height'
const frame = ({ spacing }: Pick<Tree, 'spacing'>): Size =>
  ({ width: spacing.left + spacing.right, height: spacing.top + spacing.bottom })

function naturalSize(tree: Omit<Tree, 'natural' | 'grows'>): Size {
  const least = growthOf(tree.box)
  if (!tree.box.group) return { width: Math.max(tree.box.width + 2 * least.pad, least.width), height: Math.max(tree.box.height, least.height) }
  const total = (side: keyof Size): number => {
    const sizes = tree.children.map(({ natural }) => natural[side])
    const inner = along(tree) === side ? sum(sizes) + sum(gaps(tree)) : most(sizes)
    const title = side === 'width' && tree.box.titled ? tree.box.width + TITLE_ENDS : 0
    return Math.max(title, inner + frame(tree)[side])
  }
  return { width: total('width'), height: total('height') }
}

/** Room beside the title of a group, px. */
const TITLE_ENDS = 32
/** Arrow head and tail beside a label, px. */
const ENDS = 44

/** The distance before each box but the first. */
const gaps = ({ box, children, spacing }: Pick<Tree, 'box' | 'children' | 'spacing'>): number[] => children.slice(1).map((child) =>
  box.direction === 'LR' && child.box.room > 0 ? Math.max(spacing.gap, child.box.room + ENDS) : spacing.gap)

/** How many shares of spare room a box takes each way: one for each leaf that may grow. */
function growth(tree: Omit<Tree, 'natural' | 'grows'>): Size {
  if (!tree.box.group) return { width: growthOf(tree.box).wide ? 1 : 0, height: growthOf(tree.box).tallest > 0 ? 1 : 0 }
  const shares = (side: keyof Size): number => {
    const each = tree.children.map(({ grows }) => grows[side])
    return along(tree) === side ? sum(each) : most(each)
  }
  return { width: shares('width'), height: shares('height') }
}

function arrange(tree: Tree, slot: Place, places: Record<string, Place>): void {
  if (!tree.box.group) return void (places[tree.box.id] = settle(tree, slot))
  places[tree.box.id] = slot
  const side = along(tree)
  const { spacing, children } = tree
  const spare = slot[side] - tree.natural[side]
  const shares = tree.grows[side]
  const wider = shares === 0 && spacing.spare === 'between' && children.length > 1 ? spare / (children.length - 1) : 0
  const between = [...gaps(tree), 0]
  let at = side === 'width' ? slot.x + spacing.left : slot.y + spacing.top
  children.forEach((child, index) => {
    const length = child.natural[side] + (shares > 0 ? spare * child.grows[side] / shares : 0)
    arrange(child, innerSlot(tree, slot, at, length), places)
    at += length + (between[index] ?? 0) + wider
  })
}

function innerSlot(tree: Tree, slot: Place, at: number, length: number): Place {
  const { left, top } = tree.spacing
  const cross = frame(tree)
  return along(tree) === 'width'
    ? { x: at, y: slot.y + top, width: length, height: slot.height - cross.height }
    : { x: slot.x + left, y: at, width: slot.width - cross.width, height: length }
}

/** A leaf fills its slot as far as its class lets it, and sits in the middle of the rest. */
function settle({ box, natural }: Tree, slot: Place): Place {
  const { wide, tallest } = growthOf(box)
  const width = wide || box.classes.includes('name') || box.classes.includes('pod') ? slot.width : Math.min(slot.width, natural.width)
  const height = Math.min(slot.height, Math.max(natural.height, tallest))
  return { x: slot.x + (slot.width - width) / 2, y: slot.y + (slot.height - height) / 2, width, height }
}
