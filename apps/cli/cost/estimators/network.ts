import type { Estimator, Estimators } from '../estimator.ts'
import { flag, strings, text } from '../values.ts'

const loadBalancer: Estimator = (resource, context) => {
  const { hours, traffic } = context
  const inside = flag(resource.values, 'internal')
  const zones = Math.max(strings(resource.values, 'subnets').length, 3)
  return [
    { service: 'Network', price: 'alb.hour', quantity: hours, what: 'load balancer' },
    // One LCU covers 1 GB an hour; the shop's small answers reach that limit before the others.
    {
      service: 'Network',
      price: 'alb.lcu',
      quantity: traffic.apiGb / context.shareOf(resource),
      what: 'LCU',
    },
    {
      service: 'Network',
      price: 'nat.public-ipv4',
      quantity: inside ? 0 : zones * hours,
      what: 'public addresses',
    },
  ]
}

const natGateway: Estimator = (resource, context) => [
  { service: 'Network', price: 'nat.gateway', quantity: context.hours, what: 'NAT gateway' },
  {
    service: 'Network',
    price: 'transfer.nat-processed',
    quantity: context.traffic.natGb / context.shareOf(resource),
    what: 'NAT traffic',
  },
]

const endpoint: Estimator = ({ values }, { hours }) =>
  text(values, 'vpc_endpoint_type', 'Gateway') === 'Interface'
    ? [
        {
          service: 'Network',
          price: 'nat.interface-endpoint',
          quantity: Math.max(strings(values, 'subnet_ids').length, 1) * hours,
          what: 'endpoint',
        },
      ]
    : []

const distribution: Estimator = (resource, context) => {
  const share = context.shareOf(resource)
  return [
    {
      service: 'Edge',
      price: 'cloudfront.gb',
      quantity: context.traffic.edgeGb / share,
      what: 'traffic to browsers',
    },
    {
      service: 'Edge',
      price: 'cloudfront.https-10k',
      quantity: context.traffic.edgeRequests / 1e4 / share,
      what: 'requests',
    },
  ]
}

const webAcl: Estimator = (resource, context) => {
  const rules = resource.values.rule
  return [
    { service: 'Edge', price: 'waf.acl', quantity: 1, what: 'web ACL' },
    { service: 'Edge', price: 'waf.rule', quantity: Array.isArray(rules) ? rules.length : 0, what: 'rules' },
    {
      service: 'Edge',
      price: 'waf.requests-million',
      quantity: context.traffic.edgeRequests / 1e6 / context.shareOf(resource),
      what: 'requests',
    },
  ]
}

const healthCheck: Estimator = ({ values }) => [
  {
    service: 'Edge',
    price: `route53.health-check${text(values, 'type') === 'HTTPS' ? '-https' : ''}`,
    quantity: 1,
    what: 'health check',
  },
]

export const network: Estimators = {
  aws_lb: loadBalancer,
  aws_alb: loadBalancer,
  aws_nat_gateway: natGateway,
  aws_eip: (_, { hours }) => [
    { service: 'Network', price: 'nat.public-ipv4', quantity: hours, what: 'public address' },
  ],
  aws_vpc_endpoint: endpoint,
  aws_cloudfront_distribution: distribution,
  aws_wafv2_web_acl: webAcl,
  aws_route53_zone: () => [{ service: 'Edge', price: 'route53.zone', quantity: 1, what: 'zone' }],
  aws_route53_health_check: healthCheck,
}
