import type { ExhibitTable } from './exhibit.ts'
import { single } from './exhibit.ts'
import { adoptionCurve, phaseTimeline } from './landscape-history.ts'
import { meshComparison, standardPairs } from './landscape-stack.ts'
import { surveyFindings } from './landscape-surveys.ts'
import { verdictGuide } from './landscape-verdicts.ts'

/** Exhibits of the section on where the subject stands, and the guide to the verdict marks. */
export const landscapeExhibits: ExhibitTable = {
  VerdictGuide: single(verdictGuide),
  PhaseTimeline: single(phaseTimeline),
  AdoptionCurve: single(adoptionCurve),
  SurveyFindings: single(surveyFindings),
  StandardPairs: single(standardPairs),
  MeshComparison: single(meshComparison),
}
