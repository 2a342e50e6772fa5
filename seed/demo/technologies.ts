import { constructionTechnologies } from './technologies-construction'
import { environmentTechnologies } from './technologies-environment'
import { planningTechnologies } from './technologies-planning'
import { safetyTechnologies } from './technologies-safety'
import { transportTechnologies } from './technologies-transport'
import { vietnameseTechnologies } from './technologies-vietnam'
import { waterTechnologies } from './technologies-water'
import type { DemoTechnology } from './types'

/** The 31 technologies of the 2021 survey, by field. */
export const surveyTechnologies: DemoTechnology[] = [
  ...transportTechnologies,
  ...waterTechnologies,
  ...constructionTechnologies,
  ...safetyTechnologies,
  ...planningTechnologies,
  ...environmentTechnologies,
]

/** Every technology of the demo: the survey's and those offered by Vietnamese organisations. */
export const technologies: DemoTechnology[] = [...surveyTechnologies, ...vietnameseTechnologies]

export { vietnameseTechnologies }
