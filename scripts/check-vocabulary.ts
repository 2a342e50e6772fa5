import { checkConcepts } from '#search/vocabulary/check'
import { labelsOf } from '#search/vocabulary/concept'
import { loadConcepts } from '#search/vocabulary/load'

// Part of the build: prints what is wrong with the thesaurus and fails when anything is.
const concepts = loadConcepts()
const problems = checkConcepts(concepts)
for (const { kind, conceptId, detail } of problems) console.error(`${conceptId}: ${kind} ${detail}`)
console.log(
  `${concepts.length} concepts, ${concepts.flatMap(labelsOf).length} labels, ${problems.length} problems`,
)
if (problems.length > 0) process.exitCode = 1
