import { type ConfigOf, defineConfig, integer } from '../config/index.ts'

const fields = {
  cacheMegabytes: integer('MEDIA_CACHE_MB', {
    description:
      'How much room resized pictures may take on the disk of each process that serves them; what was not asked for longest goes first',
    default: 512,
    min: 1,
    max: 1_000_000,
  }),
  atOnce: integer('MEDIA_AT_ONCE', {
    description: 'How many pictures are resized at once; each takes a core',
    default: 2,
    min: 1,
    max: 64,
  }),
}

export const mediaConfig = defineConfig('MEDIA_', fields)
export type MediaConfig = ConfigOf<typeof fields>
