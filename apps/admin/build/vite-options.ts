import { fileURLToPath } from 'node:url'
import type { InlineConfig, Plugin } from 'vite'
import { tokensCss } from './tokens.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const tokens = 'virtual:tokens.css'

const brandTokens: Plugin = {
  name: 'brand-tokens',
  resolveId: id => (id === tokens ? `\0${tokens}` : undefined),
  load: id => (id === `\0${tokens}` ? tokensCss() : undefined),
}

/** No configuration file: the command and the tests build the same thing from the same values. */
export const viteOptions = (outDir: string): InlineConfig => ({
  root: here('../web'),
  base: '/admin/',
  configFile: false,
  envDir: false,
  logLevel: 'error',
  plugins: [brandTokens],
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
