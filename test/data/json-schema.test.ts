import { describe, expect, it } from 'vitest'
import { jsonSchema } from '../../data/check/json-schema.ts'
import { tiny } from '../fixture/tiny.ts'

interface Node {
  type?: string
  properties?: Record<string, Node>
  required?: string[]
  items?: Node
  enum?: string[]
  pattern?: string
  additionalProperties?: boolean
}
const published = jsonSchema() as Node & Record<string, unknown>
const recordOf = (set: string): Node => published.properties?.[set]?.items ?? {}

describe('the published schema', () => {
  it('is a draft 2020-12 document with an address and a title', () => {
    expect(published).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'urn:deck:dataset', title: expect.stringContaining('Dataset'), type: 'object',
    })
    expect(jsonSchema('https://example.org/dataset.json').$id).toBe('https://example.org/dataset.json')
  })

  it('names and requires the title matter and every record set', () => {
    expect(Object.keys(published.properties ?? {}).sort()).toEqual(Object.keys(tiny).sort())
    expect([...published.required ?? []].sort()).toEqual(Object.keys(tiny).sort())
  })

  it('requires evidence of every record, and a verdict where one was checked', () => {
    for (const set of Object.keys(tiny).filter((key) => !['talk', 'sources', 'verdicts'].includes(key))) {
      expect(recordOf(set).required, set).toEqual(expect.arrayContaining(['id', 'sources', 'asOf']))
    }
    expect(recordOf('projects').required).toContain('check')
    expect(recordOf('snapshots').required).not.toContain('check')
  })

  it('carries the closed vocabularies, the patterns and the refusal of unknown fields', () => {
    expect(recordOf('projects').properties?.['category']?.enum).toEqual(['proxy', 'service mesh', 'gateway', 'extensions', 'tools', 'runtime'])
    expect(new RegExp(recordOf('events').properties?.['id']?.pattern ?? '').test('Not An Id')).toBe(false)
    expect(recordOf('events').additionalProperties).toBe(false)
  })

  it('survives a round trip through a file', () => {
    expect(JSON.parse(JSON.stringify(published))).toEqual(published)
  })
})
