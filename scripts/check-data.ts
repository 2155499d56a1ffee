import { problems, type Problem } from '../data/check/index.ts'
import { dataset } from '../data/index.ts'

/** Every problem of the talk's dataset; an empty list where it is sound. */
export const checkData = (): Problem[] => problems(dataset)
