import type { Check } from './check.ts'
import { appliedEnvironment } from './checks/applied-environment.ts'
import { format } from './checks/format.ts'
import { hostRole, hostRoleLint } from './checks/host-role.ts'
import { lint } from './checks/lint.ts'
import { moduleFacts } from './checks/module-facts.ts'
import { moduleTests } from './checks/module-tests.ts'
import { notProvable } from './checks/not-provable.ts'
import { planOthers } from './checks/other-plans.ts'
import { pipelines } from './checks/pipelines.ts'
import { policies } from './checks/policies.ts'
import { validate } from './checks/validate.ts'

const others = planOthers([
  { env: 'dev', compute: 'ecs', binary: 'terraform' },
  { env: 'dev', compute: 'eks', binary: 'terraform' },
  { env: 'staging', compute: 'ecs', binary: 'terraform' },
  { env: 'staging', compute: 'eks', binary: 'terraform' },
  { env: 'dr', compute: 'ecs', binary: 'terraform' },
])

export const allChecks: Check[] = [
  format,
  moduleFacts,
  pipelines,
  validate,
  lint,
  policies,
  hostRoleLint,
  moduleTests('terraform', 'push'),
  appliedEnvironment({ env: 'prod', compute: 'ecs', binary: 'terraform' }, 'push', others),
  appliedEnvironment({ env: 'dev', compute: 'eks', binary: 'terraform' }, 'all'),
  moduleTests('tofu', 'all'),
  hostRole,
  notProvable,
]
