import { existsSync, globSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const registry = 'registry.terraform.io'
const places = ['/usr/share/terraform', '/usr/local/share/terraform', '/opt', '/usr/local', '/usr/share']

/** A folder that holds unpacked providers, where the machine has one; else Terraform's registry is asked as usual. */
export function findProviderMirror(home: string | undefined, named: string | undefined): string | undefined {
  if (named !== undefined) return named
  const folders = [...(home ? [join(home, '.terraform.d')] : []), ...places]
  return folders
    .flatMap(folder => [folder, ...globSync(join(folder, '*/'))])
    .find(folder => existsSync(join(folder, registry, 'hashicorp', 'aws')))
}

/** OpenTofu looks below its own registry's name and follows linked files, not linked folders. */
function linkForOpenTofu(mirror: string, target: string): void {
  for (const file of globSync(join(mirror, registry, 'hashicorp/aws/*/*/*'))) {
    const folder = join(target, 'registry.opentofu.org', dirname(file).slice(join(mirror, registry).length))
    const link = join(folder, basename(file))
    mkdirSync(folder, { recursive: true })
    if (!existsSync(link)) symlinkSync(file, link)
  }
}

/** Writes the CLI configuration that both binaries read, and returns its place. */
export function writeCliConfig(scratch: string, mirror: string): string {
  const tofuMirror = join(scratch, 'tofu-mirror')
  linkForOpenTofu(mirror, tofuMirror)
  const file = join(scratch, 'terraform.rc')
  const block = (path: string, include: string) =>
    `  filesystem_mirror {\n    path    = "${path}"\n    include = ["${include}/*/*"]\n  }\n`
  writeFileSync(
    file,
    `provider_installation {\n${block(mirror, registry)}${block(tofuMirror, 'registry.opentofu.org')}}\n`,
  )
  return file
}
