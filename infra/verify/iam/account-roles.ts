import type { VerifyContext } from '../check.ts'
import type { Deployed } from '../environment.ts'
import { mustRun } from '../run-tool.ts'
import type { Policy } from './policy.ts'

export type AccountRole = { name: string; trust: Policy; policies: Policy[]; attached: string[] }

type RoleDetail = {
  RoleName: string
  AssumeRolePolicyDocument: Policy
  RolePolicyList?: { PolicyDocument: Policy }[]
  AttachedManagedPolicies?: { PolicyArn: string }[]
}
type Managed = { Arn: string; PolicyVersionList?: { IsDefaultVersion: boolean; Document: Policy }[] }

/** The policies that the account really holds, read through IAM and not from a plan. */
export async function accountRoles(context: VerifyContext, { awsEnv }: Deployed): Promise<AccountRole[]> {
  const query = ['iam', 'get-account-authorization-details', '--output', 'json']
  const printed = await mustRun(context, 'aws', query, { env: awsEnv })
  const { RoleDetailList, Policies } = JSON.parse(printed) as {
    RoleDetailList: RoleDetail[]
    Policies: Managed[]
  }
  const documents = new Map(
    Policies.map(({ Arn, PolicyVersionList = [] }) => [
      Arn,
      PolicyVersionList.find(version => version.IsDefaultVersion)?.Document,
    ]),
  )
  return RoleDetailList.filter(({ RoleName }) => RoleName.startsWith('stoa-')).map(role => {
    const attached = (role.AttachedManagedPolicies ?? []).map(({ PolicyArn }) => PolicyArn)
    const managed = attached.map(arn => documents.get(arn)).filter(document => document !== undefined)
    const inline = (role.RolePolicyList ?? []).map(({ PolicyDocument }) => PolicyDocument)
    return {
      name: role.RoleName,
      trust: role.AssumeRolePolicyDocument,
      policies: [...inline, ...managed],
      attached,
    }
  })
}
