import type { Editor } from './use-product-editor.ts'

/** What each card of the form needs of the editor. */
export type FormPart = Pick<Editor, 'draft' | 'set' | 'errors'>
