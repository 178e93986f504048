import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drawAll } from './draw-all.ts'

/** Draws every picture of the catalogue anew: the same input gives the same bytes. */
const folder = fileURLToPath(new URL('../pictures/', import.meta.url))
mkdirSync(folder, { recursive: true })
const wanted = new Set<string>()
let bytes = 0
for (const { file, svg } of drawAll()) {
  writeFileSync(`${folder}${file}`, svg)
  wanted.add(file)
  bytes += Buffer.byteLength(svg)
}
for (const file of readdirSync(folder))
  if (file.endsWith('.svg') && !wanted.has(file)) rmSync(`${folder}${file}`)
console.log(`${wanted.size} pictures, ${(bytes / 1e6).toFixed(2)} MB`)
