// @vitest-environment happy-dom
import fc from 'fast-check'
import mermaid from 'mermaid'
import { describe, expect, it } from 'vitest'
import { arrange } from '../../data/diagrams/arrange.ts'
import { label, wrappedLabel } from '../../data/diagrams/escape.ts'
import { deploymentDiagram, DIAGRAMS, diagramSources, pathwayDiagram, stackDiagram } from '../../data/diagrams/index.ts'
import { EXHIBITS } from '../../data/exhibits/index.ts'
import { dataset } from '../../data/index.ts'
import type { Dataset } from '../../data/schema/index.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

const HOSTILE = [
  'end', 'graph TD', 'subgraph', '"', '"]; a --> b', 'a"] --> x["b', ']]', '}}', '%% note', '%%{init: {"theme": "dark"}}%%', '---\ntitle: x\n---',
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '&lt;b&gt;', '#quot;', '#35;', '`**bold**`', '1. list', '- item', 'line\nbreak', 'a:::b',
  'style: C#; x', 'classDef x fill:#f00;', 'ﬂ°°60¶ß', '\\', '\u0000\u2028', 'o--o', '|', '@{ shape: circle }', 'click a href "x"', '日本語', 'שלום', '👩‍💻', '$$x^2$$',
]

/** The fixture with one text in place of every label that a diagram shows. */
const saying = (text: string): Dataset => withTiny((copy) => {
  for (const group of copy.stack) {
    group.name = text
    for (const row of group.rows) row.cells = row.cells.map(() => text)
  }
  for (const model of copy.models) {
    for (const node of model.nodes) node.label = text
    for (const pod of model.nodes.flatMap(({ pods }) => pods)) pod.service = text
    for (const proxy of model.proxies) proxy.serves = text
    for (const call of model.traffic) call.label = text
  }
  for (const { nodes, edges } of copy.pathways) {
    for (const node of nodes) Object.assign(node, { label: text, group: text })
    for (const edge of edges) edge.label = text
  }
})

const parseAll = (of: Dataset): Promise<unknown> => Promise.all(diagramSources(of).map(({ source }) => mermaid.parse(source)))

describe('sources on the fixture', () => {
  it('draws the stack group by group, with classes and words for standards', () => {
    expect(stackDiagram(tiny)).toMatchInlineSnapshot(`
      "---
      config:
        layout: boxes
      ---
      flowchart TB
      subgraph g0[" "]
      direction LR
      g0n["Platform"]
      subgraph g0r[" "]
      direction TB
      subgraph g0r0[" "]
      direction LR
      g0r0c0["Custom resources"]
      g0r0w["extension point"]
      end
      class g0r0 tight
      class g0r0c0 extension
      class g0r0w role
      subgraph g0r1[" "]
      direction LR
      g0r1c0["Kubernetes API"]
      g0r1w["standard"]
      end
      class g0r1 tight
      class g0r1c0 standard
      class g0r1w role
      end
      end
      class g0 bare
      class g0r tight
      class g0n name
      subgraph g1[" "]
      direction LR
      g1n["Mesh"]
      subgraph g1r[" "]
      direction TB
      subgraph g1r0[" "]
      direction LR
      g1r0c0["App 1"]
      g1r0c1["App 2"]
      g1r0w[" "]
      end
      class g1r0 tight
      class g1r0c0,g1r0c1 row
      class g1r0w role
      subgraph g1r1[" "]
      direction LR
      g1r1c0["Proxies"]
      g1r1w[" "]
      end
      class g1r1 tight
      class g1r1c0 row
      class g1r1w role
      end
      end
      class g1 bare
      class g1r tight
      class g1n name"
    `)
  })

  it('draws a model with nodes, pods, proxies, hops and a key', () => {
    expect(deploymentDiagram(tiny, 'per-node')).toMatchInlineSnapshot(`
      "---
      config:
        layout: boxes
      ---
      flowchart TB
      subgraph cluster[" "]
      direction LR
      subgraph leftside[" "]
      direction TB
      subgraph p0["Node 1#58; 2 pods, 1 proxy"]
      direction LR
      subgraph p0pods[" "]
      direction TB
      p1["Pod A"]
      class p1 pod
      p2["Pod B"]
      class p2 pod
      end
      class p0pods bare
      subgraph p0shared[" "]
      direction TB
      p3{{"shared proxy"}}
      class p3 shared
      class p3 proxy
      end
      class p0shared bare
      end
      class p0 machine
      end
      class leftside bare
      subgraph rightside[" "]
      direction TB
      subgraph p4["Node 2#58; 1 pod, 1 proxy"]
      direction LR
      subgraph p4shared[" "]
      direction TB
      p6{{"shared proxy"}}
      class p6 shared
      class p6 proxy
      end
      class p4shared bare
      subgraph p4pods[" "]
      direction TB
      p5["Pod C"]
      class p5 pod
      end
      class p4pods bare
      end
      class p4 machine
      end
      class rightside bare
      end
      class cluster bare
      subgraph legend[" "]
      direction LR
      k0a[" "]
      k0b["1#58; A calls C, through 2 proxies"]
      class k0a sample
      class k0b key
      end
      class legend bare
      class legend legend
      k0a ==> k0b
      p1 -.-> p3
      p3 ==>|"1 L7"| p6
      p6 ==> p5
      linkStyle 0 stroke:#fa0007,color:#fa0007
      linkStyle 1 stroke:#fa0007,color:#fa0007
      linkStyle 2 stroke:#fa0007,color:#fa0007
      linkStyle 3 stroke:#fa0007,color:#fa0007"
    `)
  })

  it('keys a call that never needs L7 as its hops are drawn, dotted', () => {
    const plain = withTiny((copy) => { copy.models[1]!.traffic[0]!.hops.forEach((hop) => { hop.layer = 'L4' }) })
    expect(deploymentDiagram(plain, 'per-node')).toContain('k0a -.-> k0b')
  })

  it('lets the standard stand out that the talk is about, and no other', () => {
    const named = (technology: string): string => stackDiagram(withTiny((copy) => {
      copy.comparisons.forEach((row) => { row.cells[0]!.technology = technology })
    }))
    expect(named('Kubernetes API').match(/^class .* subject$/gm)).toEqual(['class g0r1c0 subject'])
    expect(named('Custom resources')).not.toContain('subject')
  })

  it('puts a proxy that runs in a pod into a box with it', () => {
    expect(deploymentDiagram(tiny, 'per-pod')).toContain('subgraph p1box[" "]\ndirection LR\np1["Pod A"]')
  })

  it('draws a pathway with a shape per kind, its steps numbered and an optional one dotted', () => {
    expect(pathwayDiagram(tiny, 'lazy-loading')).toMatchInlineSnapshot(`
      "---
      config:
        layout: boxes
      ---
      flowchart TB
      subgraph r0[" "]
      direction LR
      n0("Operator")
      class n0 step
      class n0 actor
      subgraph r0u1["Cluster"]
      direction LR
      n1[["Control plane"]]
      class n1 step
      class n1 control
      n2{{"Proxy"}}
      class n2 step
      class n2 proxy
      end
      class r0u1 stage
      end
      class r0 bare
      class r0 path
      n0 -->|"1 applies"| n1
      n1 -.->|"2"| n2"
    `)
  })

  it('names the models and pathways that exist when asked for another', () => {
    expect(() => deploymentDiagram(tiny, 'cloud')).toThrow('no deployment model "cloud"; known: per-pod, per-node')
    expect(() => pathwayDiagram(tiny, 'shortcut')).toThrow('no pathway "shortcut"; known: lazy-loading')
  })
})

describe('the registry', () => {
  it('has a key for every variant', () => {
    expect(diagramSources(tiny).map(({ key }) => key))
      .toEqual(['StackDiagram', 'DeploymentModel/per-pod', 'DeploymentModel/per-node', 'PathwayDiagram/lazy-loading'])
  })

  it('says of each diagram what its exhibit says', () => {
    for (const [tag, builder] of Object.entries(DIAGRAMS)) {
      const exhibit = EXHIBITS[tag]
      expect(exhibit?.variants(dataset), tag).toEqual(builder.variants(dataset))
      for (const of of builder.variants(dataset)) {
        expect(exhibit?.build(dataset, of)).toMatchObject({ title: builder.title(dataset, of), finding: builder.description(dataset, of) })
      }
    }
  })
})

describe('mermaid reads', () => {
  it('every diagram of the talk and of the fixture', async () => {
    await expect(parseAll(dataset)).resolves.toHaveLength(diagramSources(dataset).length)
    await expect(parseAll(tiny)).resolves.toHaveLength(4)
  })

  it.each(HOSTILE)('diagrams whose every label says %j', async (text) => {
    await expect(parseAll(saying(text))).resolves.toHaveLength(4)
  })

  it('diagrams whose labels say anything at all', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
      await parseAll(saying(text))
    }), { numRuns: 10 })
  })

  it('ids that are its own words', async () => {
    const renamed = withTiny((copy) => {
      for (const model of copy.models) {
        model.nodes[0]!.id = 'end'
        for (const proxy of model.proxies) if (proxy.at === 'node-1') proxy.at = 'end'
      }
    })
    await expect(parseAll(renamed)).resolves.toHaveLength(4)
  })
})

describe('labels', () => {
  const signs = (text: string): string => text.slice(1, -1).replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))

  it('keep their text once mermaid has put back the signs', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(signs(label(text)).trim()).toBe(text.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
    }))
  })

  it('hold nothing that mermaid reads as syntax, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })), (text) => {
      expect(label(text)).toMatch(/^"(?:[\p{L}\p{M}\p{N},/() ]|#\d+;)+"$/u)
    }))
  })

  it('show umlauts and scripts as they are, and quote the rest', () => {
    expect(label('Größe 大 "x"')).toBe('"Grö#223;e 大 #34;x#34;"')
    expect(label(' \n ')).toBe('" "')
  })

  it('wrap into lines of about equal length, between words', () => {
    expect(wrappedLabel('3 reports A calls B', 16)).toBe('"3 reports A<br/>calls B"')
    expect(wrappedLabel('short', 16)).toBe('"short"')
    expect(wrappedLabel('', 16)).toBe('" "')
    expect(wrappedLabel('a <br> b', 3)).not.toContain('<br>')
  })
})

describe('the order of a pathway', () => {
  const names = (id: string): string[][] => arrange(dataset.pathways.find((pathway) => pathway.id === id)!)
    .map((row) => row.flatMap(({ nodes }) => nodes.map((node) => node.id)))

  it('begins top left and keeps groups together', () => {
    for (const pathway of dataset.pathways) {
      const rows = arrange(pathway)
      expect(rows[0]?.[0]?.nodes.map(({ id }) => id)).toContain(pathway.nodes[0]?.id)
      expect(rows.flat().flatMap(({ nodes }) => nodes)).toHaveLength(pathway.nodes.length)
    }
  })

  it('sets what is joined side by side', () => {
    const row = names('wasm-plugin').find((ids) => ids.includes('envoy'))?.join(' ')
    expect(row).toContain('agent envoy plugin')
  })

  it('stays in the order of the record for a pathway with very many parts', () => {
    const nodes = Array.from({ length: 12 }, (_, index) => ({ id: `n${index}`, label: `N${index}`, kind: 'workload' as const }))
    const pathway = { ...tiny.pathways[0]!, nodes, edges: nodes.slice(1).map((node, index) => ({ from: `n${index}`, to: node.id })) }
    expect(arrange(pathway).flat().flatMap((unit) => unit.nodes.map(({ id }) => id))).toEqual(nodes.map(({ id }) => id))
  })
})
