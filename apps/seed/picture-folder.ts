import { fileURLToPath } from 'node:url'

/** Where every SeedPicture.file lies. */
export const pictureFolder = fileURLToPath(new URL('./pictures/', import.meta.url))
