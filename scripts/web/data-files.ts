import { jsonSchema } from '../../data/check/json-schema.ts'
import type { Dataset } from '../../data/schema/index.ts'

const SCHEMA_FILE = 'dataset.schema.json'

/**
 * The dataset and its JSON Schema, for other programs: text by file name.
 * @param siteUrl address of the web version with its last slash; empty where unknown
 */
export const dataFiles = (dataset: Dataset, siteUrl: string): Map<string, string> => new Map([
  ['dataset.json', `${JSON.stringify(dataset)}\n`],
  [SCHEMA_FILE, `${JSON.stringify(jsonSchema(siteUrl === '' ? undefined : `${siteUrl}${SCHEMA_FILE}`), null, 2)}\n`],
])
