import { globSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, fail, pass, row } from '../check.ts'
import { lastLines, runTool } from '../run-tool.ts'

export const pipelines: Check = {
  name: 'pipelines',
  when: 'push',
  lane: 'compute',
  run: async context => {
    const files = globSync(join(context.root, '.github', 'workflows', 'infra-*.yml'))
    const prove = async (command: string, args: string[]) => {
      const ended = await runTool(context, command, [...args, ...files], { cwd: context.root })
      return ended.code === 0 && files.length > 0 ? pass(`${files.length} workflows`) : fail(lastLines(ended))
    }
    return [
      await row('pipelines', 'actionlint', () => prove('actionlint', ['-shellcheck=', '-pyflakes='])),
      await row('pipelines', 'zizmor, pedantic', () =>
        prove('zizmor', ['--offline', '--quiet', '--pedantic', '--no-progress']),
      ),
    ]
  },
}
