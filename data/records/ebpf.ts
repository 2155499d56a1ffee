import type { Offload } from '../schema/index.ts'

const solo = { sources: ['solo-ebpf'], asOf: '2021-12-16' }

/** After solo.io's post, whose meaning the article turns around: layer 7 stays in user space. */
export const offloads: Offload[] = [
  {
    id: 'shorter-path',
    capability: 'A shorter network path',
    runsIn: 'kernel',
    by: 'eBPF',
    why: 'Sockets of one node can be connected directly, past the TCP/IP stack',
    sources: ['solo-ebpf', 'beyond-istio'],
    asOf: '2022-07-18',
  },
  {
    id: 'layer-4',
    capability: 'Layer 3 and 4 traffic',
    runsIn: 'kernel',
    by: 'eBPF',
    why: 'Looking at a packet and sending it on is the constant-time work that eBPF suits',
    sources: ['solo-ebpf', 'beyond-istio'],
    asOf: '2022-07-18',
  },
  { ...solo, id: 'mtls', capability: 'TLS and mTLS offload', runsIn: 'kernel', by: 'eBPF', why: 'Named by solo.io among the work that the kernel can improve' },
  { ...solo, id: 'telemetry', capability: 'Collecting telemetry', runsIn: 'kernel', by: 'eBPF', why: 'Named there too: gathering data for observability' },
  {
    ...solo,
    id: 'negotiation',
    capability: 'Protocol negotiation',
    runsIn: 'user space',
    by: 'Envoy',
    why: 'Envoy already does it well, as the common data plane of meshes',
  },
  {
    ...solo,
    id: 'parsing',
    capability: 'Parsing HTTP/2 and gRPC',
    runsIn: 'user space',
    by: 'Envoy',
    why: 'Work grows with the input; eBPF allows no open-ended loops and is hard to debug',
  },
  {
    ...solo,
    id: 'retries',
    capability: 'Retries and header changes',
    runsIn: 'user space',
    by: 'Envoy',
    why: 'Very complex in eBPF while the kernel has no support of its own for them',
  },
  {
    ...solo,
    id: 'extensions',
    capability: 'User extensions',
    runsIn: 'user space',
    by: 'Envoy',
    why: 'Wasm and Lua plugins run inside Envoy, and a faulty one must stay contained',
  },
]
