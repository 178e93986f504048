import type { Ground } from './ground.ts'
import type { Shot } from './packshot.ts'
import type { Random } from './random.ts'
import type { Sheet } from './sheet.ts'
import type { Thing } from './svg.ts'

/** Who is in a scene, and before which wall. */
export interface Cast {
  readonly sheet: Sheet
  readonly main: Thing
  readonly shot: Shot
  readonly friends: readonly (Thing & { readonly kind: Shot['draw']['kind'] })[]
  readonly ground: Ground
  readonly random: Random
}
