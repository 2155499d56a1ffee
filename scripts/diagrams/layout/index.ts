import { placeBoxes } from './boxes.ts'
import { routeEdges } from './routes.ts'
import type { Drawing, Measured, Size } from './types.ts'

/** The `boxes` layout: nested rows and columns with right-angled arrows. Pure; the page measures and paints. */
export function layout(measured: Measured, area: Size): Drawing {
  const placed = placeBoxes(measured, area)
  return { ...placed, routes: routeEdges(measured, placed.places, placed) }
}

export * from './types.ts'
