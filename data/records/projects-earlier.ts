import type { Project } from '../schema/index.ts'

/** A row as the article's table has it; its evidence is the same for all rows. */
export type TableRow = Omit<Project, 'sources' | 'asOf' | 'inArticle'>

/** Rows of projects launched before the year under review. */
export const earlier: TableRow[] = [
  {
    id: 'envoy',
    name: 'Envoy',
    url: 'https://github.com/envoyproxy/envoy',
    value: 'High-performance proxy at the edge and beside services',
    relation: 'Its data plane by default',
    category: 'proxy',
    launched: '2016-09',
    launchedRecord: '2016-09-14',
    company: 'Lyft',
    companyNote: 'Created at Lyft; hosted by the CNCF since September 2017',
    check: {
      verdict: 'confirmed',
      says: 'Announced by Lyft on 14 September 2016; a CNCF project since 2017',
      sources: ['envoy-announcement', 'cncf-landscape'],
    },
    status: { says: 'CNCF graduated since November 2018', sources: ['cncf-landscape'], asOf: '2026-08-07' },
  },
  {
    id: 'istio',
    name: 'Istio',
    url: 'https://github.com/istio/istio',
    value: 'Makes service traffic secure, steerable and observable',
    relation: 'The control plane itself',
    category: 'service mesh',
    launched: '2017-05',
    launchedRecord: '2017-05-24',
    company: 'Google',
    companyNote: 'Announced by Google, IBM and Lyft together',
    check: {
      verdict: 'confirmed',
      says: 'Version 0.1 announced on 24 May 2017, by Google, IBM and Lyft',
      sources: ['istio-0-1', 'istio-repo'],
    },
    status: {
      says: 'CNCF graduated since July 2023; 1.31.0-rc.0 in August 2026',
      sources: ['cncf-landscape', 'istio-repo'],
      asOf: '2026-11-22',
    },
  },
  {
    id: 'emissary',
    name: 'Emissary-ingress',
    url: 'https://github.com/emissary-ingress/emissary',
    value: 'Kubernetes-native API gateway on top of Envoy',
    relation: 'Can be connected to it',
    category: 'gateway',
    launched: '2018-02',
    launchedRecord: '2017-03-30',
    company: 'Ambassador',
    companyNote: 'Datawire, later Ambassador Labs',
    check: {
      verdict: 'corrected',
      says: 'As Ambassador: first commit 30 March 2017, first tag 7 April; Istio’s launch post names it',
      sources: ['emissary-repo', 'istio-0-1', 'landscape-star-history'],
    },
    status: {
      says: 'CNCF incubating since April 2021; v4.1.0 in May 2026',
      sources: ['cncf-landscape', 'emissary-repo'],
      asOf: '2026-11-22',
    },
  },
  {
    id: 'apisix',
    name: 'APISIX',
    url: 'https://github.com/apache/apisix',
    value: 'API gateway for cloud native systems',
    relation: 'Its data plane, or a gateway by itself',
    category: 'gateway',
    launched: '2019-06',
    launchedRecord: '2019-06',
    company: 'API7',
    companyNote: 'At the Apache Software Foundation since October 2019',
    check: {
      verdict: 'confirmed',
      says: 'Its Apache proposal says open-sourced in June 2019; first tag on 3 June',
      sources: ['apisix-proposal', 'apisix-repo'],
    },
    status: {
      says: 'Apache top-level project; 3.18.0 in August 2026',
      sources: ['apisix-repo'],
      asOf: '2026-11-22',
    },
  },
  {
    id: 'mosn',
    name: 'MOSN',
    url: 'https://github.com/mosn/mosn',
    value: 'Proxy and edge gateway for cloud native systems',
    relation: 'Can serve as its data plane',
    category: 'proxy',
    launched: '2019-12',
    launchedRecord: '2018-07-16',
    company: 'Ant',
    check: {
      verdict: 'corrected',
      says: 'Open-sourced with SOFAMesh on 16 July 2018; December 2019 is its move to a new home',
      sources: ['sofamesh-mosn-post', 'mosn-repo'],
    },
    status: {
      says: 'Last tag in August 2024; two commits since 2025',
      sources: ['mosn-repo'],
      asOf: '2026-11-22',
    },
  },
]
