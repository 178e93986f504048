import { isPictureError } from './picture-error.ts'
import { preparePicture } from './prepare.ts'
import { resizePicture } from './resize.ts'
import { loadSharp, type Sharpener } from './sharpener.ts'
import type { Answer, Order, Task } from './task.ts'

/**
 * A process of its own, for as long as there is something to do: what the picture library holds (measured: 330 MB
 * after a few large AVIF) goes with it, and a picture that kills it kills nothing else.
 */
const sharp = loadSharp()

const work = (sharpener: Sharpener, task: Task) =>
  task.kind === 'prepare'
    ? preparePicture(sharpener, task.bytes, task.limits)
    : resizePicture(sharpener, task.bytes, task.variant)

async function answerTo({ id, task }: Order): Promise<Answer> {
  try {
    return { id, done: await work(await sharp, task) }
  } catch (error) {
    return { id, failed: (error as Error).message, reason: isPictureError(error) ? error.reason : undefined }
  }
}

process.on('message', async (order: Order) => process.send?.(await answerTo(order)))
process.on('disconnect', () => process.exit())
