import { cityNeeds, koreanNeeds } from './needs-city'
import { constructionNeeds } from './needs-construction'
import { transportNeeds } from './needs-transport'
import { waterNeeds } from './needs-water'
import type { DemoNeed } from './types'

/** Every need of the demo: those of Vietnamese bodies and firms, then three of Korean firms. */
export const needs: DemoNeed[] = [
  ...waterNeeds,
  ...transportNeeds,
  ...constructionNeeds,
  ...cityNeeds,
  ...koreanNeeds,
]
