/** 'skewed': four of five requests go to the first fifth of the keys. 'uniform': all alike. */
export type Choice = 'skewed' | 'uniform'

/** The same sequence for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Numbers of keys from 0 to `count`, without end. */
export function chooser(choice: Choice, count: number, seed: number): () => number {
  const random = randomFrom(seed)
  if (choice === 'uniform' || count < 5) return () => Math.floor(random() * count)
  const hot = Math.floor(count / 5)
  return () => (random() < 0.8 ? Math.floor(random() * hot) : hot + Math.floor(random() * (count - hot)))
}
