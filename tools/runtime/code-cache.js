// Plain JavaScript, so that nothing has to be stripped of its types before it runs. What is compiled once is kept
// between starts: they are quicker, and the process that holds no compiler is about 30 MB smaller.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

enableCompileCache(
  join(fileURLToPath(new URL('../..', import.meta.url)), 'node_modules', '.cache', 'stoa-code'),
)
