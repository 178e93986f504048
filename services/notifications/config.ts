import {
  type ConfigOf,
  choice,
  defineConfig,
  integer,
  optional,
  secret,
  shopUrl,
  text,
} from '@stoa/platform/config'

const colour = (env: string, description: string, value: string) =>
  text(env, { description, default: value, pattern: /^#[0-9a-fA-F]{6}$/ })

const fields = {
  mail: choice('NOTIFICATIONS_MAIL', ['smtp', 'mailbox'], {
    description: 'Where mails go: to a mail server, or into the mailbox of a shop on one’s own machine',
    default: 'smtp',
  }),
  smtpUrl: optional(
    secret('NOTIFICATIONS_SMTP_URL', {
      description:
        'The mail server, like smtps://user:password@host:465; SES has one as well. Mails wait until it is set',
      minLength: 10,
    }),
  ),
  smtpConnections: integer('NOTIFICATIONS_SMTP_CONNECTIONS', {
    description: 'How many mails may be on their way at once, in one process',
    default: 3,
    min: 1,
    max: 50,
  }),
  smtpPerSecond: integer('NOTIFICATIONS_SMTP_PER_SECOND', {
    description: 'How many mails a second the mail server takes from one process; SES begins at 14',
    default: 14,
    min: 1,
    max: 1000,
  }),
  from: text('NOTIFICATIONS_FROM', {
    description: 'Who writes: `Name <address>`',
    default: 'Stoa shop <shop@example.com>',
    pattern: /^([^<>"]+ )?<?[^\s@<>",;]+@[^\s@<>",;]+>?$/,
  }),
  replyTo: optional(
    text('NOTIFICATIONS_REPLY_TO', { description: 'Where answers go, when not to the sender' }),
  ),
  brand: text('NOTIFICATIONS_BRAND', {
    description: 'What the shop is called in mails',
    default: 'Stoa shop',
  }),
  shopUrl,
  imprint: text('NOTIFICATIONS_IMPRINT', {
    description: 'Who sells and where, at the foot of every mail',
    default: '',
  }),
  accent: colour('NOTIFICATIONS_ACCENT', 'Colour of buttons and links in mails', '#96402a'),
  paper: colour('NOTIFICATIONS_PAPER', 'Colour behind the mail', '#f6f0e5'),
  ink: colour('NOTIFICATIONS_INK', 'Colour of text in mails', '#241d1a'),
  language: text('NOTIFICATIONS_LANGUAGE', {
    description: 'Of mails to people whose language the shop does not write',
    default: 'en',
    pattern: /^(en|de)$/,
  }),
  staffAddress: optional(
    text('NOTIFICATIONS_STAFF_ADDRESS', {
      description: 'Where notices for staff go; without it to every active owner and manager',
      pattern: /^[^\s@<>",;]+@[^\s@<>",;]+$/,
    }),
  ),
  giveUpHours: integer('NOTIFICATIONS_GIVE_UP_HOURS', {
    description: 'How long a mail is tried while the mail server puts it off',
    default: 72,
    min: 1,
    max: 240,
  }),
  bounces: integer('NOTIFICATIONS_BOUNCES', {
    description: 'After how many refusals in a row nothing is sent to an address any more',
    default: 3,
    min: 1,
    max: 100,
  }),
  keepDays: integer('NOTIFICATIONS_KEEP_DAYS', {
    description:
      'How long mails and deliveries can be looked up; then they are deleted, with whom they went to',
    default: 90,
    min: 1,
    max: 730,
  }),
  webhookNetwork: choice('NOTIFICATIONS_WEBHOOK_NETWORK', ['public', 'loopback', 'private'], {
    description:
      'Where webhooks may lead: the internet by https, this machine as well, or any address of a private network',
    default: 'public',
  }),
  webhookTimeoutMs: integer('NOTIFICATIONS_WEBHOOK_TIMEOUT_MS', {
    description: 'How long a receiver may take to answer',
    default: 10_000,
    min: 100,
    max: 30_000,
  }),
  webhookDisableHours: integer('NOTIFICATIONS_WEBHOOK_DISABLE_HOURS', {
    description: 'A webhook to which nothing has got through for this long is disabled, and staff are told',
    default: 24,
    min: 1,
    max: 720,
  }),
}

export const notificationsConfig = defineConfig('NOTIFICATIONS_', fields)
export type NotificationsConfig = ConfigOf<typeof fields>
