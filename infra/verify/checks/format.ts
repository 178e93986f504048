import { type Check, fail, pass, row } from '../check.ts'
import { lastLines, runTool } from '../run-tool.ts'

export const format: Check = {
  name: 'format',
  when: 'push',
  lane: 'compute',
  run: async context => [
    await row('all HCL', 'terraform fmt', async () => {
      const ended = await runTool(context, 'terraform', [
        'fmt',
        '-check',
        '-recursive',
        '-list=true',
        context.terraformDir,
      ])
      return ended.code === 0
        ? pass('formatted')
        : fail(`run terraform fmt -recursive infra/terraform:\n${lastLines(ended)}`)
    }),
  ],
}
