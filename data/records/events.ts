import type { MeshEvent } from '../schema/index.ts'

type Listed = Pick<MeshEvent, 'id' | 'date' | 'name' | 'kind' | 'detail' | 'check'>

/** The article's list of the year, each entry checked. Dates are as precise as a record allows. */
const listed: Listed[] = [
  {
    id: 'tetrate-istio-distro',
    date: '2021-02-10',
    name: 'Tetrate Istio Distro',
    kind: 'distribution',
    detail: 'Announced as the first distribution of Istio',
    check: {
      verdict: 'corrected',
      says: 'Launched as GetIstio; the present name came from April 2021. “First” was not checked',
      sources: ['getistio-launch', 'istio-distro-repo'],
    },
  },
  {
    id: 'istiocon-2021',
    date: '2021-02-22',
    name: 'First IstioCon',
    kind: 'conference',
    detail: 'Online, more than 2,000 participants by the article’s count',
    check: {
      verdict: 'disputed',
      says: 'Istio’s blog counts more than 4,000 registrants from 80 countries; the measures may differ',
      sources: ['istioblog-4th-birthday', 'istiocon-notice'],
    },
  },
  {
    id: 'istio-fundamentals',
    date: '2021-03',
    name: 'Istio Fundamentals',
    kind: 'education',
    detail: 'First free online course on Istio',
    check: {
      verdict: 'corrected',
      says: 'Already available on 10 February 2021; the article’s author announced it on 26 March',
      sources: ['getistio-launch', 'fundamentals-notice', 'ciat-notice'],
    },
  },
  {
    id: 'certified-istio-administrator',
    date: '2021-05-06',
    name: 'Certified Istio Administrator',
    kind: 'education',
    detail: 'First certification exam for administrators',
    check: {
      verdict: 'corrected',
      says: 'A vendor’s exam, Certified Istio Administrator by Tetrate; not one of the CNCF',
      sources: ['ciat-notice', 'ica-meshweek'],
    },
  },
  {
    id: 'servicemeshcon-europe',
    date: '2021-05',
    name: 'ServiceMeshCon Europe',
    kind: 'conference',
    detail: 'Online',
    check: { verdict: 'unverified', says: 'No independent record of its date was found', sources: ['article'] },
  },
  {
    id: 'istio-meetup-china',
    date: '2021-07-10',
    name: 'Istio Meetup China',
    kind: 'meetup',
    detail: 'Beijing, more than 100 attendees by the article’s count',
    check: {
      verdict: 'confirmed',
      says: 'Announced for 10 July 2021 at CAICT in Beijing, six co-hosts; attendance not found',
      sources: ['istio-meetup-post'],
    },
  },
  {
    id: 'servicemeshcon-na',
    date: '2021-10',
    name: 'ServiceMeshCon North America',
    kind: 'conference',
    detail: 'Los Angeles',
    check: {
      verdict: 'confirmed',
      says: 'solo.io refers back to its talk there in October',
      sources: ['solo-ebpf'],
    },
  },
]

/** A dated change at the CNCF that the article's list leaves out. */
const atCncf = (id: string, date: string, name: string, detail: string): MeshEvent => ({
  id,
  date,
  name,
  kind: 'foundation',
  detail,
  inArticle: false,
  sources: ['cncf-landscape'],
  asOf: '2026-08-07',
  check: { verdict: 'confirmed', says: 'Dated in the CNCF Landscape', sources: ['cncf-landscape'] },
})

export const events: MeshEvent[] = [
  ...listed.map((event) => ({ ...event, sources: ['article'], asOf: '2022-01-12', inArticle: true })),
  atCncf('emissary-cncf', '2021-04-13', 'Emissary-ingress joins the CNCF', 'Accepted as an incubating project'),
  atCncf('linkerd-graduation', '2021-07-28', 'Linkerd graduates', 'Graduated project of the CNCF'),
  atCncf('cilium-cncf', '2021-10-13', 'Cilium joins the CNCF', 'Accepted as an incubating project'),
  atCncf('dapr-cncf', '2021-11-09', 'Dapr joins the CNCF', 'Accepted as an incubating project'),
  {
    id: 'istio-1-12',
    date: '2021-11-16',
    name: 'Istio 1.12',
    kind: 'release',
    detail: 'Brings the WasmPlugin API, in alpha',
    inArticle: false,
    sources: ['istio-1-12-release'],
    asOf: '2021-11-16',
    check: { verdict: 'confirmed', says: 'Dated by its own announcement', sources: ['istio-1-12-release'] },
  },
]
