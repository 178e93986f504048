import { readFileSync } from 'node:fs'
import type { Text } from '../types.ts'
import { slugOf, titleOf } from './read.ts'

export interface Vocabulary {
  readonly heads: readonly string[]
  readonly joints: readonly string[]
  readonly tails: readonly string[]
  readonly makers: readonly string[]
  readonly places: readonly string[]
  readonly openings: readonly Text[]
  readonly details: readonly Text[]
  readonly closings: readonly Text[]
  readonly subtitles: readonly Text[]
}

export const readVocabulary = (): Vocabulary =>
  JSON.parse(readFileSync(new URL('vocabulary.json', import.meta.url), 'utf8'))

/** A kind of product: what it is called, how many patterns share the name, and which of them this is. */
export interface Kind {
  readonly noun: Text
  readonly size: number
  readonly place: number
}

export interface Named {
  readonly name: string
  readonly slug: string
  readonly title: Text
}

/** Prime to the number of names, so neighbours in the list do not sound alike and no name comes twice. */
const stride = 4799

export const createNames = () => {
  const { heads, joints, tails } = readVocabulary()
  const supply = heads.length * joints.length * tails.length
  const single = (index: number): string => {
    const at = (index * stride) % supply
    const [head, rest] = [heads[at % heads.length], Math.floor(at / heads.length)]
    return `${head}${joints[rest % joints.length]}${tails[Math.floor(rest / joints.length)]}`
  }
  const nameAt = (index: number): string =>
    index < supply ? single(index) : `${nameAt(Math.floor(index / supply) - 1)} ${single(index % supply)}`
  return (kind: Kind, round: number): Named => {
    const name = nameAt(round * kind.size + kind.place)
    const words = { name, noun: kind.noun }
    return { name, slug: slugOf(words), title: titleOf(words) }
  }
}
