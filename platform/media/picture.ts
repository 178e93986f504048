/** What a picture may be stored or sent as. */
export const formats = ['avif', 'webp', 'jpeg', 'png'] as const
export type Format = (typeof formats)[number]

/** The only widths there are: whoever could ask for any would fill every disk and core. */
export const widths = [320, 480, 640, 960, 1280, 1920] as const
export type Width = (typeof widths)[number]

export type Variant = { readonly width: Width; readonly format: Format }

export const contentTypes: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
}

export type PictureLimits = {
  /** Of what comes in; a small file can unfold into gigabytes. */
  readonly maxPixels: number
  /** Of the longer side of what is kept. */
  readonly maxEdge: number
}

/** A picture as it is kept: upright, in sRGB, without a word of where and with what it was taken. */
export type PreparedPicture = {
  readonly bytes: Uint8Array
  readonly format: 'jpeg' | 'png'
  readonly width: number
  readonly height: number
  /** The colour that most of it has, as #rrggbb. */
  readonly colour: string
  /** A data URI of some hundred bytes, to be shown blurred until the picture is there. */
  readonly placeholder: string
}
