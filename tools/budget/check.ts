import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const mostPackages = 600
const mostMegabytes = 700

type Package = { readonly name: string; readonly bytes: number }

function installed(folder: string): Package[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || !entry.isDirectory()) return []
    if (entry.name.startsWith('@')) return installed(path)
    return [{ name: JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')).name, bytes: sizeOf(path) }]
  })
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

const packages = installed(join(root, 'node_modules')).sort((a, b) => b.bytes - a.bytes)
const megabytes = packages.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
for (const { name, bytes } of packages.slice(0, 20))
  console.log(`${(bytes / 1e6).toFixed(1).padStart(7)} MB  ${name}`)
console.log(`${packages.length} packages of ${mostPackages}, ${megabytes.toFixed(0)} MB of ${mostMegabytes}`)
process.exitCode = packages.length > mostPackages || megabytes > mostMegabytes ? 1 : 0
