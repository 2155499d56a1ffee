import type { AdoptionClaim, AdoptionSegment } from '../schema/index.ts'

const curve = { sources: ['article', 'chasm-theory', 'chasm-primer'], asOf: '2022-01-12' }

/** Moore's segments with Rogers's shares, as the article's figure draws them. */
export const adoptionSegments: AdoptionSegment[] = [
  { ...curve, id: 'innovators', name: 'Innovators', persona: 'Tech enthusiasts', share: 2.5, market: 'early' },
  { ...curve, id: 'early-adopters', name: 'Early adopters', persona: 'Visionaries', share: 13.5, market: 'early' },
  { ...curve, id: 'early-majority', name: 'Early majority', persona: 'Pragmatists', share: 34, market: 'mainstream' },
  { ...curve, id: 'late-majority', name: 'Late majority', persona: 'Conservatives', share: 34, market: 'mainstream' },
  { ...curve, id: 'laggards', name: 'Laggards', persona: 'Skeptics', share: 16, market: 'mainstream' },
]

/** The article's figure marks no position for the mesh: its claim is in the text alone. */
export const adoptionClaims: AdoptionClaim[] = [
  {
    id: 'claim-article',
    who: 'Jimmy Song, the article',
    date: '2022-01-12',
    statement: 'Past the chasm, between early and late majority',
    from: 'early-majority',
    to: 'late-majority',
    sources: ['article', 'article-zh'],
    asOf: '2022-01-12',
    check: {
      verdict: 'disputed',
      says: 'InfoQ still sees it before the chasm; surveys disagree',
      sources: ['infoq-trends-2022', 'cncf-microsurvey', 'buoyant-survey'],
    },
  },
  {
    id: 'claim-infoq',
    who: 'InfoQ trends report',
    date: '2022-06',
    statement: 'Early adopters; eBPF and Wasm with the innovators',
    from: 'early-adopters',
    to: 'early-adopters',
    sources: ['infoq-trends-2022'],
    asOf: '2022-06-23',
    check: {
      verdict: 'confirmed',
      says: 'The graph was read in a copy; the author’s post describes it the same way',
      sources: ['infoq-reply'],
    },
  },
  {
    id: 'claim-author-later',
    who: 'Jimmy Song, five months later',
    date: '2022-06-23',
    statement: 'Slower than he had expected',
    from: 'early-adopters',
    to: 'early-adopters',
    sources: ['infoq-reply'],
    asOf: '2022-06-23',
    check: {
      verdict: 'confirmed',
      says: 'He reports where InfoQ puts it and does not contest it',
      sources: ['infoq-reply'],
    },
  },
]
