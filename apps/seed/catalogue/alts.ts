import type { AuthoredProduct, SceneName, Text } from '../types.ts'
import { titleOf } from './read.ts'

const places: Readonly<Record<SceneName, Text>> = {
  table: { en: 'on a laid table in morning light', de: 'auf einem gedeckten Tisch im Morgenlicht' },
  evening: {
    en: 'in the evening, before a window at dusk',
    de: 'am Abend, vor einem Fenster in der Dämmerung',
  },
  room: {
    en: 'in a room with a wooden floor and a round rug',
    de: 'in einem Zimmer mit Dielenboden und rundem Teppich',
  },
  shelf: { en: 'on a wall shelf with brass brackets', de: 'auf einem Wandbrett mit Messingwinkeln' },
  pegs: { en: 'on an oak peg rail', de: 'an einer Hakenleiste aus Eiche' },
  close: { en: 'seen from close by', de: 'aus der Nähe gesehen' },
}

export const packshotAlt = (product: AuthoredProduct, colour: Text): Text => {
  const title = titleOf(product)
  return { en: `${title.en} in ${colour.en.toLowerCase()}`, de: `${title.de}, Farbe ${colour.de}` }
}

export const sceneAlt = (
  product: AuthoredProduct,
  scene: SceneName,
  friends: readonly AuthoredProduct[],
): Text => {
  const title = titleOf(product)
  const names = friends.map(titleOf)
  const beside = names.length
    ? {
        en: `, with ${names.map(name => name.en).join(' and ')}`,
        de: `, mit ${names.map(name => name.de).join(' und ')}`,
      }
    : { en: '', de: '' }
  return {
    en: `${title.en} ${places[scene].en}${beside.en}`,
    de: `${title.de} ${places[scene].de}${beside.de}`,
  }
}
