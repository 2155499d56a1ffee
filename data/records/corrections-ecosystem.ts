import type { Correction } from '../schema/index.ts'

const told = { sources: ['article'], asOf: '2022-01-12' }

/** Corrections about projects, events and wording. */
export const ecosystemCorrections: Correction[] = [
  {
    ...told,
    id: 'emissary-launch',
    subject: 'Emissary: name and launch',
    article: 'Emissary Gateway, February 2018',
    check: {
      verdict: 'corrected',
      says: 'Emissary-ingress, begun as Ambassador: first commit 30 March 2017, and 378 stars by March 2018',
      sources: ['emissary-repo', 'cncf-landscape'],
    },
  },
  {
    ...told,
    id: 'mosn-launch',
    subject: 'MOSN: launch',
    article: 'December 2019',
    check: {
      verdict: 'corrected',
      says: 'Open source since July 2018; in December 2019 it moved to an organisation of its own',
      sources: ['sofamesh-mosn-post', 'mosn-repo'],
    },
  },
  {
    ...told,
    id: 'aeraki-launch',
    subject: 'Aeraki: launch',
    article: 'March 2021',
    check: {
      verdict: 'disputed',
      says: 'The project’s own CNCF review says November 2020, and its first commit agrees',
      sources: ['aeraki-toc-review', 'aeraki-repo'],
    },
  },
  {
    ...told,
    id: 'getmesh-name',
    subject: 'GetMesh: name at launch',
    article: 'GetMesh, February 2021',
    check: {
      verdict: 'corrected',
      says: 'Launched on 10 February 2021 as GetIstio; GetMesh is the command line’s name since June 2021',
      sources: ['getistio-launch', 'getmesh-repo'],
    },
  },
  {
    ...told,
    id: 'layotto-launch',
    subject: 'Layotto: launch',
    article: 'June 2021',
    check: {
      verdict: 'unverified',
      says: 'First commit 29 April, first release 30 July 2021: June lies between, no record names it',
      sources: ['layotto-repo'],
    },
  },
  {
    ...told,
    id: 'distro-name',
    subject: 'The first Istio distribution',
    article: 'Tetrate Istio Distro (TID), February 2021, the first one',
    check: {
      verdict: 'corrected',
      says: 'It was called GetIstio until April 2021; that it was the first is the vendor’s claim, not checked',
      sources: ['getistio-launch', 'istio-distro-repo'],
    },
  },
  {
    ...told,
    id: 'istiocon-size',
    subject: 'The first IstioCon',
    article: 'Over 2,000 participants',
    check: {
      verdict: 'disputed',
      says: 'istio.io counts more than 4,000 registrants from 80 countries; attendance may be another measure',
      sources: ['istioblog-4th-birthday'],
    },
  },
  {
    ...told,
    id: 'course-date',
    subject: 'The free Istio course',
    article: 'Istio Fundamentals, March 2021',
    check: {
      verdict: 'corrected',
      says: 'Tetrate offered it on 10 February 2021, with GetIstio; the author announced it on 26 March',
      sources: ['getistio-launch', 'fundamentals-notice'],
    },
  },
  {
    ...told,
    id: 'exam-name',
    subject: 'The Istio exam',
    article: 'Certification Istio Administrator exam',
    check: {
      verdict: 'corrected',
      says: 'Certified Istio Administrator by Tetrate (CIAT): a vendor’s exam, not the CNCF’s',
      sources: ['ciat-notice'],
    },
  },
  {
    ...told,
    id: 'figure-slips',
    subject: 'Slips in the figures',
    article: '“Maintainance”, “Infrastracture”, “withe”; models out of order',
    check: {
      verdict: 'corrected',
      says: 'Maintenance, Infrastructure; redrawn for the Chinese original, the models are in order and “with”',
      sources: ['article-zh'],
    },
  },
  {
    ...told,
    id: 'translated-terms',
    subject: 'Terms lost in translation',
    article: '“Proto-protocol”, “agents”, “seven layers of load”',
    check: {
      verdict: 'corrected',
      says: 'Forwarding the original protocol unchanged; proxies; any traffic of layer 7',
      sources: ['article-zh'],
    },
  },
]
