import buildings from './buildings.json'
import certification from './certification.json'
import construction from './construction.json'
import cooperation from './cooperation.json'
import energy from './energy.json'
import environment from './environment.json'
import government from './government.json'
import infrastructure from './infrastructure.json'
import logistics from './logistics.json'
import planning from './planning.json'
import safety from './safety.json'
import smartCity from './smart-city.json'
import telecom from './telecom.json'
import transport from './transport.json'
import underground from './underground.json'
import waste from './waste.json'
import water from './water.json'

/** The concept files as they stand on disk, one a sector; parsed by `loadConcepts`. */
export const conceptFiles: Readonly<Record<string, readonly unknown[]>> = {
  'smart-city': smartCity,
  construction,
  transport,
  logistics,
  infrastructure,
  water,
  waste,
  energy,
  environment,
  safety,
  government,
  buildings,
  planning,
  underground,
  telecom,
  cooperation,
  certification,
}
