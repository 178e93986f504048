import { join } from 'node:path'
import type { VerifyContext } from '../check.ts'
import { mustRun } from '../run-tool.ts'
import { whenPinChanged } from './stamp.ts'

export const pushGoTools = ['small', 'tflint', 'conftest'] as const
export const allGoTools = [...pushGoTools, 'tofu'] as const

/** Without this flag OpenTofu calls itself a development build and refuses `required_version`. */
const linkFlags: Record<string, string> = { tofu: '-s -w -X github.com/opentofu/opentofu/version.dev=no' }

export async function buildGoTools(context: VerifyContext, names: readonly string[]): Promise<void> {
  const bin = join(context.root, 'bin')
  for (const name of names) {
    const cwd = join(context.root, 'tools', name)
    const env = { GOFLAGS: '-p=2 -buildvcs=false -mod=readonly', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' }
    const began = performance.now()
    const built = await whenPinChanged(bin, name, [join(cwd, 'go.mod'), join(cwd, 'go.sum')], async () => {
      context.say(`building tools/${name} (once, until its pin changes)`)
      await mustRun(
        context,
        'go',
        ['build', `-ldflags=${linkFlags[name] ?? '-s -w'}`, '-o', `${bin}/`, 'tool'],
        { cwd, env },
      )
    })
    if (built) context.say(`built tools/${name} in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
}
