import { describe, expect, it } from 'vitest'
import { layout, type Measured, type MeasuredBox, type Place, type Point } from '../../scripts/diagrams/layout/index.ts'

const AREA = { width: 1000, height: 400 }
const leaf = (id: string, parent: string | null, ...classes: string[]): MeasuredBox =>
  ({ id, parent, group: false, direction: 'TB', titled: false, slanted: false, classes, width: 60, height: 28 })
const group = (id: string, parent: string | null, direction: 'LR' | 'TB', ...classes: string[]): MeasuredBox =>
  ({ ...leaf(id, parent, ...classes), group: true, direction, titled: !classes.includes('bare') })
const arrow = (from: string, to: string, width = 0) => ({ id: `${from}-${to}`, from, to, width, height: width > 0 ? 24 : 0 })

/** Two machines with two pods and a proxy each, joined by a call. */
const cluster: Measured = {
  direction: 'TB',
  boxes: [
    group('all', null, 'LR', 'bare'),
    group('left', 'all', 'LR', 'machine'),
    group('pods', 'left', 'TB', 'bare'), leaf('a', 'pods', 'pod'), leaf('b', 'pods', 'pod'),
    leaf('p', 'left', 'proxy'),
    group('right', 'all', 'LR', 'machine'), leaf('q', 'right', 'proxy'), leaf('c', 'right', 'pod'),
  ],
  edges: [arrow('a', 'p'), arrow('p', 'b', 40), arrow('p', 'q', 40), arrow('q', 'c')],
}
const drawing = layout(cluster, AREA)
const at = (id: string): Place => drawing.places[id]!
const inside = (inner: Place, outer: Place): boolean => inner.x >= outer.x && inner.y >= outer.y
  && inner.x + inner.width <= outer.x + outer.width + 0.01 && inner.y + inner.height <= outer.y + outer.height + 0.01
const apart = (a: Place, b: Place): boolean => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
const onBorder = ({ x, y }: Point, place: Place): boolean =>
  x >= place.x && x <= place.x + place.width && y >= place.y && y <= place.y + place.height
  && (Math.min(x - place.x, place.x + place.width - x) < 16 || Math.min(y - place.y, place.y + place.height - y) < 1)

describe('boxes', () => {
  it('fill the area, and grow it where they need more', () => {
    expect(drawing).toMatchObject(AREA)
    expect(at('all').width).toBe(1000)
    const rows = Array.from({ length: 30 }, (_, index) => leaf(`r${index}`, null, 'row'))
    expect(layout({ direction: 'TB', boxes: rows, edges: [] }, AREA).height).toBeGreaterThan(30 * 28)
  })

  it('stand inside their group and beside each other', () => {
    for (const box of cluster.boxes) if (box.parent) expect(inside(at(box.id), at(box.parent)), box.id).toBe(true)
    const leaves = cluster.boxes.filter((box) => !box.group)
    for (const one of leaves) for (const other of leaves) if (one !== other) expect(apart(at(one.id), at(other.id))).toBe(true)
  })

  it('keep the order of the source: rows and columns', () => {
    expect(at('a').x).toBeLessThan(at('p').x)
    expect(at('p').x).toBeLessThan(at('q').x)
    expect(at('a').y).toBeLessThan(at('b').y)
  })

  it('of one class get one size', () => {
    const boxes = [{ ...leaf('long', null, 'pod'), width: 300 }, leaf('short', null, 'pod')]
    const { places } = layout({ direction: 'LR', boxes, edges: [] }, AREA)
    expect(places['short']?.width).toBe(places['long']?.width)
  })

  it('leave room for the label of an arrow between neighbours', () => {
    const boxes = [group('row', null, 'LR', 'path', 'bare'), leaf('x', 'row', 'step'), leaf('y', 'row', 'step')]
    const { places } = layout({ direction: 'TB', boxes, edges: [arrow('x', 'y', 700)] }, AREA)
    expect(places['y']!.x - (places['x']!.x + places['x']!.width)).toBeGreaterThan(700)
  })
})

describe('arrows', () => {
  const stretches = (points: readonly Point[]): Place[] => points.slice(1).map((to, index) => {
    const from = points[index]!
    return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) }
  })

  it('run level or upright, from box to box', () => {
    for (const { id, from, to } of cluster.edges) {
      const { points } = drawing.routes[id]!
      for (const { width, height } of stretches(points)) expect(Math.min(width, height)).toBe(0)
      expect(onBorder(points[0]!, at(from)), `${id} start`).toBe(true)
      expect(onBorder(points.at(-1)!, at(to)), `${id} end`).toBe(true)
    }
  })

  it('pass through no other box', () => {
    for (const { id, from, to } of cluster.edges) {
      const others = cluster.boxes.filter((box) => !box.group && box.id !== from && box.id !== to)
      for (const line of stretches(drawing.routes[id]!.points)) for (const other of others) expect(apart(line, at(other.id)), `${id} through ${other.id}`).toBe(true)
    }
  })

  it('go around a box that stands in the way', () => {
    const boxes = [group('row', null, 'LR', 'path', 'bare'), leaf('x', 'row', 'step'), leaf('y', 'row', 'step'), leaf('z', 'row', 'step')]
    const { places, routes } = layout({ direction: 'TB', boxes, edges: [arrow('x', 'z')] }, AREA)
    for (const line of stretches(routes['x-z']!.points)) expect(apart(line, places['y']!)).toBe(true)
  })

  it('of two calls that share a way stay apart', () => {
    const twice = layout({ ...cluster, edges: [{ ...arrow('p', 'q'), id: 'one' }, { ...arrow('p', 'q'), id: 'two' }] }, AREA)
    const [one, two] = [twice.routes['one']!.points[0]!, twice.routes['two']!.points[0]!]
    expect(Math.abs(one.y - two.y)).toBeGreaterThanOrEqual(16)
  })

  it('carry their labels where no box and no other label is', () => {
    const labels = cluster.edges.filter(({ width }) => width > 0).map(({ id, width, height }) => {
      const { label } = drawing.routes[id]!
      return { x: label.x - width / 2, y: label.y - height / 2, width, height }
    })
    for (const label of labels) {
      expect(inside(label, { x: 0, y: 0, ...AREA })).toBe(true)
      for (const box of cluster.boxes) if (!box.group) expect(apart(label, at(box.id))).toBe(true)
    }
    expect(apart(labels[0]!, labels[1]!)).toBe(true)
  })

  it('say which end is missing', () => {
    expect(() => layout({ ...cluster, edges: [arrow('a', 'nowhere')] }, AREA)).toThrow('"nowhere", which is not placed')
  })
})
