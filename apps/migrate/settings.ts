import { configOrThrow, defineConfig, secret, url } from '@stoa/platform/config'

export const definition = defineConfig('', {
  adminUrl: url('DATABASE_DIRECT_URL', {
    description: 'A role that may create roles and schemas, reached without a transaction pooler',
    protocols: ['postgres', 'postgresql'],
  }),
  roleSecret: secret('DATABASE_ROLE_SECRET', {
    description: "What the passwords of the services' roles are derived from",
  }),
})

export function settings(env: NodeJS.ProcessEnv): { adminUrl: string; roleSecret: string } {
  const [read] = configOrThrow(definition.fromEnv(env))
  return { adminUrl: read!.adminUrl, roleSecret: read!.roleSecret.reveal() }
}
