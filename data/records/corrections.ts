import { ecosystemCorrections } from './corrections-ecosystem.ts'
import { meshCorrections } from './corrections-mesh.ts'
import type { Correction } from '../schema/index.ts'

/** In the order in which the talk meets them. */
export const corrections: Correction[] = [...meshCorrections, ...ecosystemCorrections]
