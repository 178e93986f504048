import type { Product } from '../shop.ts'

/** What is chosen before anybody chooses: the first that can be had. */
export const firstChoice = ({ variants }: Product): Product['variants'][number] | undefined =>
  variants.find(({ inStock }) => inStock) ?? variants[0]
