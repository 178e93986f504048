import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

/** Runs the script with a pretended `gh` that knows the given comment, and hands back what it was asked to do. */
function comment(earlier: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'comment-cost-'))
  const program = (name: string, body: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  const log = join(folder, 'log')
  program('npx', 'printf "<!-- stoa-cost prod -->\\n+$4.00 a month\\n"')
  program('gh', `echo "$*" >> ${log}; case "$*" in *--paginate*) echo ${earlier};; esac`)
  try {
    execFileSync('sh', [join(import.meta.dirname, 'comment-cost.sh'), 'prod', 'owner/shop', '7'], {
      env: { PATH: `${folder}:/usr/bin:/bin` },
      stdio: 'ignore',
    })
    return readFileSync(log, 'utf8').split('\n').filter(Boolean)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the first push writes a comment under the pull request', () => {
  const [, written = ''] = comment('')
  assert.match(
    written,
    /--method POST repos\/owner\/shop\/issues\/7\/comments -f body=<!-- stoa-cost prod -->/,
  )
})

test('a later push replaces its own comment, found by its first line', () => {
  const [looked = '', written = ''] = comment('4711')
  assert.match(looked, /startswith\("<!-- stoa-cost prod -->"\)/)
  assert.match(written, /--method PATCH repos\/owner\/shop\/issues\/comments\/4711/)
})
