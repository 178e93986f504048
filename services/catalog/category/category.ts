import type { StaffCategory } from '@stoa/contracts/catalog'
import type { Static } from 'typebox'

export type Category = Static<typeof StaffCategory>

/** As it stands in the tree. */
export type CategoryNode = Category & {
  /** What listings and search know it by. */
  readonly number: number
  /** '/cat_a/cat_b/': from the root down to itself. */
  readonly path: string
}

export const idsOnPath = (path: string): string[] => path.split('/').filter(Boolean)
