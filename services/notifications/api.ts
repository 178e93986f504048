import type { notificationsContract } from '@stoa/contracts/notifications'
import type { Api } from '@stoa/kernel/contract'
import type { DeadLettersApi } from '@stoa/platform/events'
import { createAskAlert } from './alert/ask-alert.ts'
import * as links from './alert/follow-link.ts'
import * as alerts from './alert/read-alerts.ts'
import { createListAudit } from './audit/list-audit.ts'
import type { Notifications } from './deps.ts'
import * as suppressions from './mail/suppressions.ts'
import * as mailbox from './mailbox/read-mailbox.ts'
import * as messages from './message/read-messages.ts'
import { createResendMessage } from './message/resend-message.ts'
import * as templates from './template/read-templates.ts'
import * as edit from './webhook/edit-webhooks.ts'
import * as read from './webhook/read-webhooks.ts'
import * as replay from './webhook/replay.ts'

export const notificationsApi = (
  deps: Notifications,
): Omit<Api<typeof notificationsContract>, keyof DeadLettersApi> => ({
  listMessages: messages.createListMessages(deps),
  getMessage: messages.createGetMessage(deps),
  getManyMessages: messages.createGetManyMessages(deps),
  previewMessage: messages.createPreviewMessage(deps),
  resendMessage: createResendMessage(deps),
  listTemplates: templates.createListTemplates(),
  previewTemplate: templates.createPreviewTemplate(deps),
  listSuppressions: suppressions.createListSuppressions(deps),
  liftSuppression: suppressions.createLiftSuppression(deps),
  createStockAlert: createAskAlert(deps),
  confirmStockAlert: links.createConfirmAlert(deps),
  listMyStockAlerts: alerts.createListMyAlerts(deps),
  deleteStockAlert: links.createDeleteAlert(deps),
  unsubscribe: links.createUnsubscribe(deps),
  listStockAlerts: alerts.createListAlerts(deps),
  listWebhookEventTypes: read.createListEventTypes(),
  listWebhooks: read.createListWebhooks(deps),
  getWebhook: read.createGetWebhook(deps),
  getManyWebhooks: read.createGetManyWebhooks(deps),
  createWebhook: edit.createCreateWebhook(deps),
  updateWebhook: edit.createUpdateWebhook(deps),
  deleteWebhook: edit.createDeleteWebhook(deps),
  rotateWebhookSecret: edit.createRotateSecret(deps),
  pingWebhook: replay.createPing(deps),
  listDeliveries: read.createListDeliveries(deps),
  getDelivery: read.createGetDelivery(deps),
  replayDelivery: replay.createReplayDelivery(deps),
  replayDeliveries: replay.createReplayDeliveries(deps),
  listNotificationsAudit: createListAudit(deps),
  listMailbox: mailbox.createListMailbox(deps),
  readMailbox: mailbox.createReadMailbox(deps),
})
