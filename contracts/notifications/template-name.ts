import { Type } from 'typebox'

export const TemplateName = Type.String({
  minLength: 3,
  maxLength: 64,
  pattern: '^[a-z]+(-[a-z]+)*$',
  description: 'Of the e-mail, like order-placed; listTemplates has them all',
  examples: ['order-placed'],
})
