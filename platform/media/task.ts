import type { PictureLimits, PreparedPicture, Variant } from './picture.ts'
import type { PictureError } from './picture-error.ts'

/** What the desk and the process that works for it say to each other. */
export type Task =
  | { readonly kind: 'prepare'; readonly bytes: Uint8Array; readonly limits: PictureLimits }
  | { readonly kind: 'resize'; readonly bytes: Uint8Array; readonly variant: Variant }

export type Order = { readonly id: number; readonly task: Task }

export type Answer = { readonly id: number } & (
  | { readonly done: PreparedPicture | Uint8Array }
  | { readonly failed: string; readonly reason: PictureError['reason'] | undefined }
)
