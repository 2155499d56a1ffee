import { z } from 'zod'
import { datasetSchema } from '../schema/index.ts'

/** A JSON Schema document of draft 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/**
 * The dataset's declaration as JSON Schema, for editors and other programs.
 * @param id the address it is published under
 */
export const jsonSchema = (id = 'urn:deck:dataset'): JsonSchema => ({
  $id: id,
  title: 'Dataset of a talk',
  description: 'Records with their sources, from which every copy of the talk is made',
  ...z.toJSONSchema(datasetSchema, { target: 'draft-2020-12' }),
})
