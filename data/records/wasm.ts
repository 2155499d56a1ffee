import type { WasmHost, WasmSdk } from '../schema/index.ts'

const listed = { sources: ['proxy-wasm-2021', 'proxy-wasm-spec-now'], asOf: '2025-01-09' }
const named: WasmSdk['check'] = {
  verdict: 'confirmed', says: 'The specification’s README listed it in October 2021', sources: ['proxy-wasm-2021'],
}

/** The five SDKs that the article names, in its order. */
export const wasmSdks: WasmSdk[] = [
  {
    ...listed,
    id: 'sdk-assemblyscript',
    language: 'AssemblyScript',
    maintainer: 'solo.io',
    repository: 'https://github.com/solo-io/proxy-runtime',
    listedThen: true,
    listedNow: true,
    check: named,
  },
  {
    ...listed,
    id: 'sdk-cpp',
    language: 'C++',
    maintainer: 'Proxy-Wasm',
    repository: 'https://github.com/proxy-wasm/proxy-wasm-cpp-sdk',
    listedThen: true,
    listedNow: true,
    check: named,
  },
  {
    ...listed,
    id: 'sdk-rust',
    language: 'Rust',
    maintainer: 'Proxy-Wasm',
    repository: 'https://github.com/proxy-wasm/proxy-wasm-rust-sdk',
    listedThen: true,
    listedNow: true,
    check: named,
  },
  {
    ...listed,
    id: 'sdk-zig',
    language: 'Zig',
    maintainer: 'mathetake',
    repository: 'https://github.com/mathetake/proxy-wasm-zig-sdk',
    listedThen: true,
    listedNow: false,
    check: named,
  },
  {
    ...listed,
    id: 'sdk-go',
    language: 'Go (TinyGo)',
    maintainer: 'Tetrate, later Proxy-Wasm',
    repository: 'https://github.com/proxy-wasm/proxy-wasm-go-sdk',
    listedThen: true,
    listedNow: true,
    check: named,
  },
]

/** A host that the README lists without a remark counts as supported. */
export const wasmHosts: WasmHost[] = [
  { ...listed, id: 'host-envoy', name: 'Envoy', then: 'supported', now: 'supported' },
  { ...listed, id: 'host-istio', name: 'Istio Proxy (Envoy-based)', then: 'supported' },
  { ...listed, id: 'host-mosn', name: 'MOSN', then: 'supported', now: 'supported' },
  { ...listed, id: 'host-openresty', name: 'OpenResty', then: 'in progress', now: 'supported' },
  { ...listed, id: 'host-ats', name: 'Apache Traffic Server', then: 'proof of concept', now: 'supported' },
  { ...listed, id: 'host-nginx', name: 'NGINX', now: 'supported' },
]
