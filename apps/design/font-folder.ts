import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the brand's typeface lies, as it ships. */
export const fontFolder = join(
  dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/bricolage-grotesque/package.json'))),
  'files',
)
