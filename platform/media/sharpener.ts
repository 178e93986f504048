import type { default as Sharp } from 'sharp'

export type Sharpener = typeof Sharp

/** One thread a picture and nothing kept between pictures: the desk decides how many are worked on at once. */
export async function loadSharp(): Promise<Sharpener> {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}
