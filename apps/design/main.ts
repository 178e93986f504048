import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import brand from '@stoa/app-seed/brand.json' with { type: 'json' }
import { tokensCss } from './tokens-css.ts'

/** Writes the tokens that both web applications import. */
await writeFile(fileURLToPath(new URL('./tokens.css', import.meta.url)), tokensCss(brand))
