import type { Sharp } from 'sharp'
import type { PictureLimits, PreparedPicture } from './picture.ts'
import { PictureError, readable } from './picture-error.ts'
import type { Sharpener } from './sharpener.ts'
import { typeOfPicture } from './type-of-picture.ts'

/** Decoded and encoded anew: nothing that was hidden between the pixels comes along, and no place or name in EXIF. */
export async function preparePicture(
  sharp: Sharpener,
  given: Uint8Array,
  { maxPixels, maxEdge }: PictureLimits,
): Promise<PreparedPicture> {
  const type = typeOfPicture(given)
  if (!type) throw new PictureError('unreadable', 'It is no JPEG, PNG, WebP, AVIF or GIF')
  const { width, height } = await readable(sharp(given, { limitInputPixels: false }).metadata())
  if (width * height > maxPixels)
    throw new PictureError(
      'too_large',
      `It has ${width} x ${height} pixels; ${maxPixels} in all are the most`,
    )
  const upright = sharp(given, { limitInputPixels: maxPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width: maxEdge, height: maxEdge, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
  const { data, info } = await readable(upright.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true }))
  const pixels = { width: info.width, height: info.height, channels: info.channels }
  const raw = () => sharp(data, { raw: pixels })
  const opaque = info.channels < 4 || (await raw().stats()).isOpaque
  const bytes = await (opaque ? asJpeg(raw()) : raw().png({ compressionLevel: 9 })).toBuffer()
  return {
    ...{ bytes, format: opaque ? 'jpeg' : 'png', width: info.width, height: info.height },
    ...(await glimpseOf(sharp, raw())),
  }
}

const asJpeg = (picture: Sharp): Sharp =>
  picture.flatten().jpeg({ quality: 90, chromaSubsampling: '4:4:4', progressive: true })

/** Some hundred bytes: what a page shows before the picture is there. */
async function glimpseOf(sharp: Sharpener, picture: Sharp) {
  const small = await picture
    .flatten({ background: '#ffffff' })
    .resize({ width: 24, height: 24, fit: 'inside' })
    .png()
    .toBuffer()
  const { dominant } = await sharp(small).stats()
  const blurred = await sharp(small).webp({ quality: 30, effort: 6 }).toBuffer()
  const hex = [dominant.r, dominant.g, dominant.b].map(part => part.toString(16).padStart(2, '0'))
  return {
    colour: `#${hex.join('')}`,
    placeholder: `data:image/webp;base64,${blurred.toString('base64')}`,
  }
}
