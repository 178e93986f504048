package iam

import data.plan
import rego.v1

# Actions that AWS offers on every resource or on none.
everywhere := {
	"ecr:GetAuthorizationToken",
	"ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
	"ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
	"xray:PutTraceSegments", "xray:PutTelemetryRecords",
	"cloudwatch:PutMetricData", "sqs:ListQueues", "pricing:GetProducts",
	"elasticloadbalancing:SetWebAcl", "shield:CreateProtection", "shield:DeleteProtection",
	"waf-regional:AssociateWebACL", "waf-regional:DisassociateWebACL",
	"wafv2:AssociateWebACL", "wafv2:DisassociateWebACL",
	"logs:CreateLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:PutResourcePolicy",
}

reading := {"Describe", "List", "Get", "View", "Search"}

# Reading too, but of what customers and colleagues trust us with.
contents := {
	"s3:GetObject", "s3:GetObjectVersion", "secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters",
	"ssm:GetParametersByPath", "dynamodb:GetItem", "kinesis:GetRecords", "logs:GetLogEvents", "logs:GetQueryResults",
	"cognito-identity:GetCredentialsForIdentity", "rds-data:GetRecords",
}

policies contains {"address": resource.address, "statement": statement} if {
	some type in ["aws_iam_role_policy", "aws_iam_policy", "aws_iam_user_policy", "aws_iam_group_policy"]
	some resource in plan.of_type(type)
	not bounds(resource)
	some statement in as_list(json.unmarshal(resource.after.policy).Statement)
	statement.Effect == "Allow"
}

deny contains sprintf("%s: allows %s", [policy.address, action]) if {
	some policy in policies
	some action in as_list(object.get(policy.statement, "Action", []))
	regex.match(`^([^:]*:)?\*$`, action)
}

deny contains sprintf("%s: allows by NotAction", [policy.address]) if {
	some policy in policies
	policy.statement.NotAction
}

deny contains sprintf("%s: allows %s on every resource", [policy.address, action]) if {
	some policy in policies
	"*" in as_list(object.get(policy.statement, "Resource", []))
	not policy.statement.Condition
	some action in as_list(object.get(policy.statement, "Action", []))
	not action in everywhere
	not reads(action)
}

deny contains sprintf("%s: attaches %s", [resource.address, resource.after.policy_arn]) if {
	some resource in plan.of_type("aws_iam_role_policy_attachment")
	some name in ["AdministratorAccess", "IAMFullAccess"]
	endswith(resource.after.policy_arn, concat("", ["/", name]))
}

deny contains sprintf("%s: anyone may assume this role", [resource.address]) if {
	some resource in plan.of_type("aws_iam_role")
	some statement in as_list(json.unmarshal(resource.after.assume_role_policy).Statement)
	plan.anyone(object.get(statement, "Principal", ""))
}

# The role that applies may only make roles that carry the boundary, so without it the apply stops half-way.
deny contains sprintf("%s: carries no permissions boundary", [resource.address]) if {
	some resource in plan.of_type("aws_iam_role")
	not plan.given(resource, "permissions_boundary")
	not of_pipeline(resource)
}

deny contains sprintf("%s: trusts a pattern of GitHub subjects; name them", [resource.address]) if {
	some resource in plan.of_type("aws_iam_role")
	some statement in as_list(json.unmarshal(resource.after.assume_role_policy).Statement)
	some operator, values in object.get(statement, "Condition", {})
	some name, subjects in values
	endswith(name, "token.actions.githubusercontent.com:sub")
	trusts_pattern(operator, subjects)
}

deny contains sprintf("%s: a user has long-lived keys; use a role", [resource.address]) if {
	some type in ["aws_iam_user", "aws_iam_access_key"]
	some resource in plan.of_type(type)
}

# A boundary grants nothing, so it may be wide.
bounds(resource) if endswith(object.get(resource.after, "name", ""), "-boundary")

# The pipeline's own roles are made by an administrator, from the bootstrap.
of_pipeline(resource) if {
	some statement in as_list(json.unmarshal(resource.after.assume_role_policy).Statement)
	statement.Action == "sts:AssumeRoleWithWebIdentity"
}

of_pipeline(resource) if object.get(resource.unknown, "assume_role_policy", false) == true

trusts_pattern(operator, _) if startswith(operator, "StringLike")

trusts_pattern(_, subjects) if {
	some subject in as_list(subjects)
	contains(subject, "*")
}

reads(action) if {
	not action in contents
	some verb in reading
	startswith(split(action, ":")[1], verb)
}

as_list(value) := value if is_array(value)

as_list(value) := [value] if not is_array(value)
