import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import brand from '@stoa/app-seed/brand.json' with { type: 'json' }
import { awayLook } from './away-look.ts'
import { tokensCss } from './tokens-css.ts'

const write = (path: string, text: string) => writeFile(fileURLToPath(new URL(path, import.meta.url)), text)

/** The tokens that both web applications import, and what the gateway shows while neither is there. */
await write('./tokens.css', tokensCss(brand))
await write('../../services/gateway/pages/away-look.json', awayLook(brand))
