import type { Project } from '../schema/index.ts'
import { earlier } from './projects-earlier.ts'
import { launched2021 } from './projects-2021.ts'

/**
 * The article's table, oldest launch first, and one row that only the Chinese
 * original has. `launchedRecord` is the launch announcement where one was
 * found, else the repository's first commit.
 */
export const projects: Project[] = [
  ...[...earlier, ...launched2021].map((row) =>
    ({ ...row, sources: ['article'], asOf: '2022-01-06', inArticle: true })),
  {
    id: 'linkerd2',
    name: 'Linkerd 2',
    url: 'https://github.com/linkerd/linkerd2',
    value: 'Lightweight service mesh for Kubernetes',
    relation: 'Another implementation of a mesh',
    category: 'service mesh',
    launched: '2017-12',
    launchedRecord: '2017-12-04',
    company: 'Buoyant',
    check: {
      verdict: 'confirmed',
      says: 'Conduit, as it was called first, tagged v0.1.0 on 4 December 2017',
      sources: ['linkerd2-repo'],
    },
    status: { says: 'CNCF graduated since July 2021', sources: ['cncf-landscape'], asOf: '2026-08-07' },
    sources: ['article-zh'],
    asOf: '2022-01-06',
    inArticle: false,
  },
]
