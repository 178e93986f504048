import type { Estimator, Estimators } from '../estimator.ts'
import { text } from '../values.ts'

/** The logs of a month are shared out over the groups that receive them. */
const logGroup: Estimator = (resource, context) => {
  const gb = context.traffic.logsGb / context.shareOf(resource)
  return [
    { service: 'Observability', price: 'cloudwatch.logs-gb', quantity: gb, what: 'logs taken in' },
    { service: 'Observability', price: 'cloudwatch.logs-stored-gb', quantity: gb, what: 'logs kept' },
  ]
}

const flowLog: Estimator = (resource, { environment, shareOf }) => [
  {
    service: 'Observability',
    price: 'cloudwatch.vended-logs-gb',
    quantity: environment.logsBaselineGb / 2 / shareOf(resource),
    what: 'flow logs',
  },
]

/** Each queue is polled all month with a 20 s wait; each message costs a send, a receive and a delete. */
const queue: Estimator = (resource, context) => {
  const messages = (3 * context.traffic.events) / context.shareOf(resource)
  const waitsForNobody = text(resource.values, 'name').endsWith('-dlq')
  const requests = waitsForNobody ? 0 : context.assumptions.queuePollsPerMonth + messages
  return [{ service: 'Messaging', price: 'sqs.requests-million', quantity: requests / 1e6, what: 'requests' }]
}

const detector: Estimator = (_, { traffic, environment }) => [
  {
    service: 'Security',
    price: 'guardduty.events-million',
    quantity: 0.25 + traffic.apiRequests / 100 / 1e6,
    what: 'events',
  },
  {
    service: 'Security',
    price: 'guardduty.flow-and-dns-gb',
    quantity: environment.logsBaselineGb / 2 + traffic.logsGb / 2,
    what: 'flow and DNS logs',
  },
]

export const operations: Estimators = {
  aws_cloudwatch_log_group: logGroup,
  aws_flow_log: flowLog,
  aws_cloudwatch_metric_alarm: () => [
    { service: 'Observability', price: 'cloudwatch.alarm', quantity: 1, what: 'alarm' },
  ],
  aws_cloudwatch_composite_alarm: () => [
    { service: 'Observability', price: 'cloudwatch.composite-alarm', quantity: 1, what: 'composite alarm' },
  ],
  aws_cloudwatch_dashboard: () => [
    { service: 'Observability', price: 'cloudwatch.dashboard', quantity: 1, what: 'dashboard' },
  ],
  aws_kms_key: () => [{ service: 'Security', price: 'kms.key', quantity: 1, what: 'key' }],
  aws_secretsmanager_secret: () => [
    { service: 'Security', price: 'secrets.secret', quantity: 1, what: 'secret' },
  ],
  aws_guardduty_detector: detector,
  aws_sqs_queue: queue,
  aws_sns_topic: (resource, context) => [
    {
      service: 'Messaging',
      price: 'sns.requests-million',
      quantity: context.traffic.events / 1e6 / context.shareOf(resource),
      what: 'publishes',
    },
  ],
  aws_cloudwatch_event_archive: (resource, context) => [
    {
      service: 'Messaging',
      price: 'eventbridge.archive-gb',
      quantity: context.traffic.events / 1e6 / context.shareOf(resource),
      what: 'archive',
    },
  ],
  aws_cloudwatch_event_bus: (resource, context) => [
    {
      service: 'Messaging',
      price: 'eventbridge.events-million',
      quantity: context.traffic.events / 1e6 / context.shareOf(resource),
      what: 'events',
    },
  ],
}
