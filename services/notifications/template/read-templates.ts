import type { notificationsContract } from '@stoa/contracts/notifications'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { Notifications } from '../deps.ts'
import { languages } from '../words/languages.ts'
import { compose } from './compose.ts'
import { sampleFacts } from './samples.ts'
import { isTemplate, templateNames } from './templates.ts'

type Contract = typeof notificationsContract

export const createListTemplates = (): Handler<Contract, 'listTemplates'> => async () =>
  ok({ items: templateNames.map(template => ({ template, languages: [...languages] })) })

export const createPreviewTemplate =
  ({ config, clock }: Notifications): Handler<Contract, 'previewTemplate'> =>
  async ({ template, language = config.language }) =>
    isTemplate(template)
      ? ok(compose(template, sampleFacts(language, clock.iso()), config))
      : fail({ code: 'template_unknown', detail: `There is no e-mail ${template}: see listTemplates` })
