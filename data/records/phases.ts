import type { Phase } from '../schema/index.ts'

const told = { sources: ['article', 'article-zh'], asOf: '2022-01-12' }

/** The cut into phases is the author's opinion; the summaries name facts that fall into each. */
export const phases: Phase[] = [
  {
    ...told,
    id: 'exploration',
    name: 'Exploration',
    from: 2017,
    to: 2018,
    summary: 'Istio is announced in May 2017 and reaches version 1.0 in July 2018',
    sources: ['article', 'beyond-istio'],
    check: {
      verdict: 'unverified',
      says: 'An author’s own cut; his 2022 timeline of Istio fits it, no independent one was found',
      sources: ['beyond-istio'],
    },
  },
  {
    ...told,
    id: 'early-adoption',
    name: 'First adopters',
    from: 2019,
    to: 2020,
    summary: 'Early users try the mesh; Istio 1.5 of March 2020 folds its control plane into one process',
    sources: ['article', 'beyond-istio'],
    check: {
      verdict: 'disputed',
      says: 'InfoQ still places the mesh with early adopters in June 2022',
      sources: ['infoq-trends-2022', 'infoq-reply'],
    },
  },
  {
    ...told,
    id: 'wide-use',
    name: 'Wide use, growing ecosystem',
    from: 2021,
    summary: 'Users ask what they need a mesh for, and projects grow around Istio',
    check: {
      verdict: 'disputed',
      says: 'Read literally, the whole early majority (34%) joined within a year; surveys disagree with one another',
      sources: ['chasm-theory', 'cncf-microsurvey', 'buoyant-survey'],
    },
  },
]
