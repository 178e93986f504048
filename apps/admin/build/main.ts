import { build } from 'vite'
import { viteOptions } from './vite-options.ts'

/** A process of its own, so that what a bundler takes of memory goes with it. */
const [outDir] = process.argv.slice(2)
if (!outDir) throw new Error('say where to: node build/main.ts <folder>')
await build(viteOptions(outDir))
