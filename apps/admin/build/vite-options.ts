import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** No configuration file: the command and the tests build the same thing from the same values. */
export const viteOptions = (outDir: string): InlineConfig => ({
  root: here('../web'),
  base: '/admin/',
  configFile: false,
  envDir: false,
  logLevel: 'error',
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2023',
    // Fonts and pictures stay files: the policy of the page allows no data in them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
