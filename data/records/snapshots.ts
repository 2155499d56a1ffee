import type { StarSnapshot } from '../schema/index.ts'

/** The author's two counts, 56 days apart; above 1,000 he rounds to the nearest 100. */
export const snapshots: StarSnapshot[] = [
  {
    id: 'stars-2021-11',
    date: '2021-11-11',
    rounding: 100,
    stars: {
      envoy: 18300,
      istio: 28400,
      emissary: 3500,
      apisix: 7400,
      mosn: 3400,
      slime: 204,
      getmesh: 91,
      aeraki: 280,
      layotto: 325,
      hango: 187,
    },
    sources: ['mesh-insight-zh'],
    asOf: '2021-11-11',
  },
  {
    id: 'stars-2022-01',
    date: '2022-01-06',
    rounding: 100,
    stars: {
      envoy: 18700,
      istio: 29100,
      emissary: 3600,
      apisix: 8100,
      mosn: 3500,
      slime: 236,
      getmesh: 95,
      aeraki: 330,
      layotto: 393,
      hango: 253,
      // Only the table of the Chinese original has this row.
      linkerd2: 7900,
    },
    sources: ['article', 'article-zh'],
    asOf: '2022-01-06',
  },
]
