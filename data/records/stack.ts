import type { StackGroup, StandardPair } from '../schema/index.ts'

export { comparisons } from './comparisons.ts'

const told = { sources: ['article', 'beyond-istio'], asOf: '2022-01-12' }

/** The article's stack figure, top to bottom, its spellings corrected. */
export const stack: StackGroup[] = [
  {
    ...told,
    id: 'maintenance',
    name: 'Maintenance',
    rows: [
      { id: 'ui', cells: ['UI'] },
      { id: 'management-plane', cells: ['Global management plane'] },
      { id: 'ci-cd', cells: ['CI/CD'] },
    ],
  },
  {
    ...told,
    id: 'application',
    name: 'Application',
    rows: [
      { id: 'applications', cells: ['Applications'] },
      { id: 'oam-definitions', cells: ['Components, traits, policies, workflows'] },
      { id: 'oam', cells: ['Open Application Model (OAM)'], standard: true },
    ],
  },
  {
    ...told,
    id: 'middleware',
    name: 'Middleware',
    rows: [
      { id: 'building-blocks', cells: ['Building blocks and components'] },
      { id: 'dapr', cells: ['Dapr'], standard: true },
      { id: 'proxy-extensions', cells: ['L7 proxy extensions'] },
      { id: 'service-mesh', cells: ['Service mesh (sidecar or proxyless)'], standard: true },
    ],
  },
  {
    ...told,
    id: 'infrastructure',
    name: 'Cloud native infrastructure',
    rows: [
      { id: 'crd-operators', cells: ['Back end: CRDs and operators'] },
      { id: 'kubernetes', cells: ['Kubernetes'], standard: true },
      { id: 'machines', cells: ['Virtual machines', 'Containers', 'Bare metal'] },
      { id: 'clouds', cells: ['Public clouds', 'Private clouds', 'On-premises'] },
    ],
  },
]

/** The figure pairs each standard with its extension point by colour alone. */
export const standards: StandardPair[] = [
  {
    ...told,
    id: 'pair-kubernetes',
    standard: 'kubernetes',
    extension: 'crd-operators',
    defines: 'Orchestration and the life cycle of applications',
    check: { verdict: 'confirmed', says: 'His 2022 text: operators extend the Kubernetes API', sources: ['beyond-istio'] },
  },
  {
    ...told,
    id: 'pair-service-mesh',
    standard: 'service-mesh',
    extension: 'proxy-extensions',
    defines: 'The network model of layer 7',
    check: { verdict: 'confirmed', says: 'Istio extends its proxy: WasmPlugin since 1.12', sources: ['istio-wasm-alpha'] },
  },
  {
    ...told,
    id: 'pair-dapr',
    standard: 'dapr',
    extension: 'building-blocks',
    defines: 'The capabilities of cloud native middleware',
    check: { verdict: 'confirmed', says: 'Dapr: blocks are APIs, components stand behind', sources: ['dapr-terms'] },
  },
  {
    ...told,
    id: 'pair-oam',
    standard: 'oam',
    extension: 'oam-definitions',
    defines: 'The model of an application',
    check: { verdict: 'confirmed', says: 'His 2022 text names the same four definitions', sources: ['beyond-istio'] },
  },
]
