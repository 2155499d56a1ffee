import type { Comparison } from '../schema/index.ts'

const told = { sources: ['article', 'beyond-istio'], asOf: '2022-01-12' }
const MESH = 'Service mesh'
const DAPR = 'Dapr'
const OAM = 'OAM'
const later = { sources: ['beyond-istio'], asOf: '2022-07-18' }

/** Mesh beside Dapr and OAM; “Istio:” marks what the sources say of Istio alone. */
export const comparisons: Comparison[] = [
  {
    ...told,
    id: 'compare-defines',
    aspect: 'Models',
    cells: [
      { technology: MESH, says: 'The network at layer 7' },
      { technology: DAPR, says: 'Middleware capabilities' },
      { technology: OAM, says: 'Applications' },
    ],
  },
  {
    ...told,
    id: 'compare-layer',
    aspect: 'Layer of the stack',
    cells: [
      { technology: MESH, says: 'Middleware' },
      { technology: DAPR, says: 'Middleware' },
      { technology: OAM, says: 'Application' },
    ],
  },
  {
    ...later,
    id: 'compare-parts',
    aspect: 'Made of',
    cells: [
      { technology: MESH, says: 'Istio: Envoy, transparent interception, control plane' },
      { technology: DAPR, says: 'SDKs in many languages, a standard API, components' },
      { technology: OAM, says: 'Components, traits, policies, workflows' },
    ],
  },
  {
    id: 'compare-cncf',
    aspect: 'In the CNCF in January 2022',
    cells: [
      { technology: MESH, says: 'Linkerd graduated; Istio not in the CNCF' },
      { technology: DAPR, says: 'Incubating since November 2021' },
      { technology: OAM, says: 'Its implementation KubeVela, since June 2021' },
    ],
    sources: ['cncf-landscape'],
    asOf: '2022-01-12',
  },
  {
    ...later,
    id: 'compare-goal',
    aspect: 'Goal',
    cells: [
      { technology: MESH, says: 'Istio: zero trust, one standard for service traffic' },
      { technology: DAPR, says: 'One standard API for middleware' },
      { technology: OAM, says: 'One standard model of an application' },
    ],
  },
  {
    id: 'compare-developer',
    aspect: 'For the developer',
    cells: [
      { technology: MESH, says: 'Istio: hardly visible, run by the platform team' },
      { technology: DAPR, says: 'Chosen and called through its SDK' },
      { technology: OAM, says: 'Describes the application, not how it is run' },
    ],
    sources: ['beyond-istio', 'oam-announcement'],
    asOf: '2022-07-18',
  },
]
