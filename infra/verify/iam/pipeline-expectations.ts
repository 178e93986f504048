import { allowed, type Expectation, refused } from './expectation.ts'

export type PipelineRole = { env: string; purpose: 'plan' | 'apply'; account: string; region: string }

const otherEnv = (env: string) => (env === 'prod' ? 'dev' : 'prod')

/** What the role's own policy says; the AWS-managed base beside it (ReadOnlyAccess, PowerUserAccess) is AWS's to prove. */
export function pipelineExpectations({ env, purpose, account, region }: PipelineRole): Expectation[] {
  const state = `arn:aws:s3:::stoa-${account}-${region}-tfstate`
  const role = (name: string) => `arn:aws:iam::${account}:role/${name}`
  const boundary = `arn:aws:iam::${account}:policy/stoa-${env}-boundary`
  const bounded = { 'iam:PermissionsBoundary': boundary }
  const both = [
    allowed('s3:GetObject', `${state}/${env}/20-data.tfstate`),
    allowed('s3:PutObject', `${state}/${env}/20-data.tfstate.tflock`),
    allowed('s3:DeleteObject', `${state}/${env}/20-data.tfstate.tflock`),
    refused('s3:PutObject', `${state}/${otherEnv(env)}/20-data.tfstate`),
    refused('iam:CreateUser', `arn:aws:iam::${account}:user/x`),
    refused('iam:PutRolePolicy', role(`stoa-${env}-apply`)),
  ]
  const plan = [
    refused('s3:PutObject', `${state}/${env}/20-data.tfstate`),
    refused('s3:GetObject', 'arn:aws:s3:::stoa-prod-assets/customers.csv'),
    refused('secretsmanager:GetSecretValue', `arn:aws:secretsmanager:${region}:${account}:secret:x`),
    refused('sqs:ReceiveMessage', `arn:aws:sqs:${region}:${account}:x`),
    refused('iam:CreateRole', role(`stoa-${env}-catalog`)),
  ]
  const apply = [
    allowed('s3:PutObject', `${state}/${env}/20-data.tfstate`),
    allowed('iam:CreateRole', role(`stoa-${env}-catalog`), bounded),
    refused('iam:CreateRole', role(`stoa-${env}-catalog`)),
    refused('iam:CreateRole', role(`stoa-${otherEnv(env)}-catalog`), bounded),
    refused('iam:CreateRole', role('admin'), bounded),
    refused('iam:DeleteRolePermissionsBoundary', role(`stoa-${env}-catalog`), bounded),
    refused('iam:CreatePolicyVersion', boundary),
    refused(
      'iam:DeleteOpenIDConnectProvider',
      `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
    ),
  ]
  return [...both, ...(purpose === 'plan' ? plan : apply)]
}

const issuer = 'token.actions.githubusercontent.com'

function token(subject: string, audience = 'sts.amazonaws.com'): Record<string, string> {
  return { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subject }
}

/** Both spellings of the repository are trusted, and neither a pull request nor a fork can apply. */
export function trustExpectations({ env, purpose }: PipelineRole): Expectation[] {
  const assume = 'sts:AssumeRoleWithWebIdentity'
  const where = purpose === 'plan' ? 'pull_request' : `environment:${env}`
  const elsewhere = purpose === 'plan' ? `environment:${env}` : 'pull_request'
  const names = ['repo:stoa-commerce/stoa', 'repo:stoa-commerce@1001/stoa@2002']
  return [
    ...names.map(name => allowed(assume, '*', token(`${name}:${where}`))),
    ...names.map(name => refused(assume, '*', token(`${name}:${elsewhere}`))),
    refused(assume, '*', token(`repo:evil/stoa:${where}`)),
    refused(assume, '*', token(`repo:stoa-commerce/stoa-fork:${where}`)),
    refused(assume, '*', token(`${names[0]}:environment:${otherEnv(env)}`)),
    refused(assume, '*', token(`${names[0]}:${where}`, 'someone.else')),
    refused('sts:AssumeRole', '*', token(`${names[0]}:${where}`)),
  ]
}
