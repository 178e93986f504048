import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asset } from '../web/answer.ts'
import { type Route, route } from '../web/route.ts'
import { readTheme } from './theme.ts'

const folder = join(import.meta.dirname, '..', 'assets')
const types: Readonly<Record<string, string>> = {
  'testbank.css': 'text/css; charset=utf-8',
  'fields.js': 'text/javascript; charset=utf-8',
  'mark.svg': 'image/svg+xml',
}

export function assetRoutes(): Route[] {
  const files = Object.entries(types).map(([name, type]) => {
    const bytes = readFileSync(join(folder, name))
    return route('GET', `/assets/${name.replace('.', '\\.')}`, () => asset(type, bytes))
  })
  return [
    ...files,
    route('GET', '/theme\\.css', ({ query }) => asset(types['testbank.css']!, readTheme(query).css)),
  ]
}
