import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { readers } from './access.ts'
import { Preview } from './messages.ts'
import { TemplateName } from './template-name.ts'
import { Language } from './values.ts'

export const listTemplates = defineMethod({
  ...readers,
  http: 'GET /v1/admin/mail-templates',
  summary: 'The e-mails that the shop can send',
  input: Type.Object({}),
  output: Type.Object({
    items: Type.Array(Type.Object({ template: TemplateName, languages: Type.Array(Language) })),
  }),
})

export const previewTemplate = defineMethod({
  ...readers,
  http: 'GET /v1/admin/mail-templates/:template/preview',
  summary: 'An e-mail with sample data',
  input: Type.Object({ template: TemplateName, language: Type.Optional(Language) }),
  output: Preview,
  errors: { template_unknown: { status: 404, description: 'There is no such e-mail' } },
})
