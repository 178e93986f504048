import { defineSignals } from './signals.ts'

/** What the kit itself records about every service. */
export const kitSignals = defineSignals({
  scope: 'stoa',
  attributes: {
    'rpc.service': 'string',
    'rpc.method': 'string',
    'stoa.caller': 'string',
    'stoa.outcome': 'string',
    'http.request.method': 'string',
    'http.route': 'string',
    'http.response.status_code': 'number',
  },
  histograms: {
    'stoa.call.duration': {
      description: 'How long a method took, by what came of it',
      unit: 's',
      attributes: ['rpc.service', 'rpc.method', 'stoa.outcome'],
    },
    'http.server.request.duration': {
      description: 'How long a request took, from its headers to its answer',
      unit: 's',
      attributes: ['http.request.method', 'http.route', 'http.response.status_code'],
    },
  },
  gauges: {
    'process.memory.usage': { description: 'Resident memory', unit: 'By' },
    'process.uptime': { description: 'Since the process began', unit: 's' },
    'process.cpu.time': { description: 'User and system time', unit: 's' },
    'nodejs.eventloop.delay.p99': { description: 'How late timers were, since the last reading', unit: 's' },
  },
})
