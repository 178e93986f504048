import { type Check, offline, row } from '../check.ts'

const because: readonly [string, string, string][] = [
  [
    'GuardDuty',
    'a detector that finds',
    'the emulator refuses the detector; mocked tests prove what is asked for',
  ],
  [
    'Access Analyzer',
    'an analyzer that finds',
    'the emulator refuses it; mocked tests prove what is asked for',
  ],
  [
    'autoscaling',
    'tasks follow the load',
    'the emulator refuses Application Auto Scaling targets; mocked tests prove target and policy',
  ],
  [
    'MSK',
    'a cluster that takes messages',
    'the emulator never reports it ready; mocked tests prove the request',
  ],
  [
    'IAM',
    "AWS's own evaluation",
    'no emulator evaluates policies; ours are judged by an evaluator of the documented rules, without SCPs and boundaries',
  ],
  [
    'EKS, RDS, Valkey, CloudFront',
    'the data plane',
    'the emulator keeps the description only: no pod, row or request passes through it',
  ],
  ['cost', 'the invoice', 'only the account gets one; list prices, no credits, no negotiated discount'],
]

export const notProvable: Check = {
  name: 'not-provable',
  when: 'push',
  lane: 'compute',
  run: () =>
    Promise.all(because.map(([component, proof, why]) => row(component, proof, async () => offline(why)))),
}
