const ended = /^(\S+): (?:Creation|Modifications|Destruction) complete after/
const waiting = /^(\S+): Still \w+\.\.\. \[(?:id=.*, )?(\w+) elapsed\]/

type Options = { name: string; total: number; say: (line: string) => void; now: () => number }

const everyMs = 10_000

/** Terraform's own lines, thinned to one in ten seconds: how much is done, and what is being waited for. */
export function followApply({ name, total, say, now }: Options): (line: string) => void {
  let done = 0
  let said = now()
  return line => {
    if (ended.test(line)) done += 1
    const slow = waiting.exec(line)
    if (now() - said < everyMs || (slow === null && !ended.test(line))) return
    said = now()
    say(`      ${name}: ${done} of ${total}${slow ? `, waiting for ${slow[1]} (${slow[2]})` : ''}`)
  }
}
