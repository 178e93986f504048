import type { UploadedPicture } from '../../api/shapes.ts'
import type { Draft } from '../product-draft.ts'

export type Media = Draft['media'][number]

/** What a product tells of a picture of the library; the rest is filled in where it is saved. */
export function mediaOf({ url, width, height, colour, alt, focal }: UploadedPicture): Media {
  const told = Object.keys(alt).length > 0 ? { alt } : {}
  return { url, kind: 'image', width, height, colour, ...told, ...(focal && { focal }) }
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** As CSS places a picture that is cropped. */
export const focusOf = ({ focal }: Media): string =>
  focal ? `${percent(focal.x)} ${percent(focal.y)}` : '50% 50%'

export const moved = <T>(all: readonly T[], from: number, to: number): T[] =>
  all.toSpliced(from, 1).toSpliced(to, 0, all[from]!)
