import type { Stored } from '../rule/edit-rule.ts'
import { isRunning } from '../rule/rule.ts'
import { plain } from './plain-postcode.ts'
import type { Place } from './port.ts'

type Rate = Stored<'tax-rate'>

/** Of each component one rate: of the class if there is one, else of `standard`; then the most specific place. */
export function matchRates(rates: readonly Rate[], place: Place, taxClass: string, now: number): Rate[] {
  if (taxClass === 'untaxed') return []
  const here = rates.filter(rate => isRunning(rate, now) && isIn(rate, place))
  const components = [...new Set(here.map(componentOf))].sort()
  return components.flatMap(component => {
    const ofComponent = here.filter(rate => componentOf(rate) === component)
    const ofClass = ofComponent.filter(rate => classOf(rate) === taxClass)
    const choice = ofClass.length > 0 ? ofClass : ofComponent.filter(rate => classOf(rate) === 'standard')
    return choice.toSorted((a, b) => closeness(b) - closeness(a) || (a.id < b.id ? -1 : 1)).slice(0, 1)
  })
}

const componentOf = ({ component = 'tax' }: Rate): string => component
const classOf = ({ taxClass = 'standard' }: Rate): string => taxClass

const isIn = (rate: Rate, place: Place): boolean =>
  rate.country === place.country &&
  (rate.region === undefined || rate.region === place.region) &&
  (rate.postcodePrefix === undefined || plain(place.postcode ?? '').startsWith(plain(rate.postcodePrefix)))

const closeness = ({ region, postcodePrefix }: Rate): number =>
  (postcodePrefix === undefined ? 0 : 100 + plain(postcodePrefix).length) + (region === undefined ? 0 : 10)
