import type { Aftermath } from '../schema/index.ts'

type What = readonly [id: string, subject: string, date: string, what: string, sources: string[], asOf?: string]

const READ = '2026-11-22'
const LANDSCAPE = '2026-08-07'

const told = (topic: string, rows: What[]): Aftermath[] =>
  rows.map(([id, subject, date, what, sources, asOf = READ]) => ({ id, topic, subject, date, what, sources, asOf }))

/** What became of the article's subjects; the first topic opens with the two posts its figure stems from. */
export const aftermath: Aftermath[] = [
  ...told('deployment-models', [
    ['since-cilium-mesh', 'Cilium Service Mesh', '2021-12-08', 'Isovalent proposes eBPF with one proxy per node in place of sidecars', ['isovalent-ebpf']],
    ['since-solo-models', 'Four models', '2021-12-16', 'solo.io compares the four models and keeps layer-7 work in Envoy, in user space', ['solo-ebpf']],
    ['since-ambient', 'Istio ambient', '2022-09-07', 'Google and Solo.io announce L4 proxies per node and separate L7 waypoints', ['ambient-launch']],
    ['since-ambient-ga', 'Istio 1.24', '2024-11-07', 'Ambient mode is generally available; sidecars stay fully supported', ['ambient-ga']],
    ['since-istio-docs', 'Istio today', '2026-11', 'The documentation tells new users to start with ambient', ['istio-docs-quickstart', 'istio-docs-ambient']],
  ]),
  ...told('ecosystem', [
    ['since-aeraki', 'Aeraki', '2022-01-12', 'Renamed Aeraki Mesh on the article’s date; CNCF Sandbox in June 2022', ['aeraki-repo', 'aeraki-toc-review', 'cncf-landscape']],
    ['since-osm', 'Open Service Mesh', '2023-06-30', 'Archived by the CNCF', ['cncf-landscape'], LANDSCAPE],
    ['since-istio', 'Istio', '2023-07-12', 'CNCF graduated, after incubating since September 2022', ['cncf-landscape'], LANDSCAPE],
    ['since-getmesh', 'GetMesh', '2023-09-14', 'Last commit found; the last tag is of March 2023', ['getmesh-repo']],
    ['since-smi', 'Service Mesh Interface', '2023-09-25', 'Archived by the CNCF; its work moves to the Gateway API', ['cncf-landscape', 'smi-archived']],
    ['since-cilium', 'Cilium', '2023-10-11', 'CNCF graduated', ['cncf-landscape'], LANDSCAPE],
    ['since-hango', 'Hango', '2023-12-14', 'Last tag and last commit of the gateway’s repository', ['hango-repo']],
    ['since-slime', 'Slime', '2025-02-26', 'Last commit; the last tag is of December 2023', ['slime-repo']],
    ['since-emissary', 'Emissary-ingress', '2026-05-19', 'Active: v4.1.0 released, still a CNCF incubating project', ['emissary-repo', 'cncf-landscape']],
    ['since-mosn', 'MOSN', '2026-07-14', 'Latest commit, one of two since 2025; the last tag is of August 2024', ['mosn-repo']],
    ['since-apisix', 'APISIX', '2026-08-18', 'Active: 3.18.0 released', ['apisix-repo']],
  ]),
  ...told('standards', [
    ['since-kubevela', 'KubeVela', '2023-02-27', 'The implementation of OAM becomes a CNCF incubating project', ['cncf-landscape'], LANDSCAPE],
    ['since-cncf-definition', 'CNCF definition', '2024-02-26', 'Version 1.1 adds multi-tenancy and serverless and still lists service meshes', ['cncf-definition-v1-1']],
    ['since-dapr', 'Dapr', '2024-10-30', 'CNCF graduated', ['cncf-landscape'], LANDSCAPE],
    ['since-proxy-wasm', 'Proxy-Wasm', '2025-01', 'The list of SDKs no longer names Zig; NGINX has joined the hosts', ['proxy-wasm-spec-now']],
  ]),
]
