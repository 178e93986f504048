/** The picture is at fault, not the shop: whoever sent it is told so. */
export class PictureError extends Error {
  override readonly name = 'PictureError'
  readonly reason: 'unreadable' | 'too_large'

  constructor(reason: PictureError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

export const isPictureError = (error: unknown): error is PictureError =>
  error instanceof Error && error.name === 'PictureError'

/** What the picture library refuses is the picture's fault. */
export async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new PictureError('unreadable', `It cannot be read: ${(error as Error).message.split('\n')[0]}`)
  }
}
