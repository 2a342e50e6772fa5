import { checkChanges, loadChanges } from '#search/vocabulary/changes'
import { checkConcepts } from '#search/vocabulary/check'
import { labelsOf } from '#search/vocabulary/concept'
import { loadConcepts } from '#search/vocabulary/load'

// Part of the build: prints what is wrong with the thesaurus and fails when anything is.
const concepts = loadConcepts()
const problems = checkConcepts(concepts)
const wrongChanges = checkChanges(loadChanges(), concepts)
for (const { kind, conceptId, detail } of problems) console.error(`${conceptId}: ${kind} ${detail}`)
for (const { kind, change, detail } of wrongChanges) console.error(`${change}: ${kind} ${detail}`)
console.log(
  `${concepts.length} concepts, ${concepts.flatMap(labelsOf).length} labels, ${loadChanges().length} changes, ${problems.length + wrongChanges.length} problems`,
)
if (problems.length + wrongChanges.length > 0) process.exitCode = 1
