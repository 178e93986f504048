package iam_test

import data.fixture
import data.iam
import rego.v1

refused(resources) := found if {
	found := iam.deny with input as fixture.prod(resources)
}

allows(type, statement) := [fixture.resource(type, {"policy": fixture.policy([object.union({"Effect": "Allow"}, statement)])})]

kinds := ["aws_iam_role_policy", "aws_iam_policy", "aws_iam_group_policy", "aws_iam_user_policy"]

own := {"Action": ["s3:GetObject", "sqs:*Message"], "Resource": ["arn:aws:s3:::stoa-prod-assets/*"]}

test_named_actions_on_named_things_pass if {
	every type in kinds {
		count(refused(allows(type, own))) == 0
	}
}

test_wildcards_are_refused if {
	every type in kinds {
		every action in ["*", "*:*", "s3:*"] {
			sprintf("%s.this: allows %s", [type, action]) in refused(allows(type, object.union(own, {"Action": action})))
		}
	}
}

test_allowing_by_exception_is_refused if {
	"aws_iam_policy.this: allows by NotAction" in refused(allows("aws_iam_policy", {"NotAction": "iam:*", "Resource": "arn:aws:s3:::x"}))
}

test_reading_and_account_wide_actions_have_every_resource if {
	count(refused(allows("aws_iam_policy", {"Action": ["ec2:DescribeSubnets", "ecr:GetAuthorizationToken"], "Resource": "*"}))) == 0
}

test_sessions_have_no_resource if {
	count(refused(allows("aws_iam_policy", {"Action": "ssmmessages:OpenDataChannel", "Resource": "*"}))) == 0
}

test_writing_has_not if {
	"aws_iam_policy.this: allows ec2:RunInstances on every resource" in refused(allows("aws_iam_policy", {"Action": "ec2:RunInstances", "Resource": "*"}))
}

test_unless_on_a_condition if {
	narrow := {"Condition": {"StringEquals": {"aws:ResourceTag/karpenter.sh/discovery": "stoa"}}}
	count(refused(allows("aws_iam_policy", object.union({"Action": "ec2:RunInstances", "Resource": "*"}, narrow)))) == 0
}

test_secrets_are_not_reading if {
	"aws_iam_policy.this: allows secretsmanager:GetSecretValue on every resource" in refused(allows("aws_iam_policy", {"Action": "secretsmanager:GetSecretValue", "Resource": "*"}))
	"aws_iam_policy.this: allows s3:GetObject on every resource" in refused(allows("aws_iam_policy", {"Action": "s3:GetObject", "Resource": "*"}))
}

test_a_boundary_may_be_wide if {
	wide := fixture.policy([{"Effect": "Allow", "Action": "*", "Resource": "*"}])
	count(refused([fixture.resource("aws_iam_policy", {"name": "stoa-prod-boundary", "policy": wide})])) == 0
	count(refused([fixture.resource("aws_iam_policy", {"name": "stoa-prod-all", "policy": wide})])) > 0
}

attached(policy) := [fixture.resource("aws_iam_role_policy_attachment", {"policy_arn": concat("/", ["arn:aws:iam::aws:policy", policy])})]

test_nobody_is_administrator if {
	count(refused(attached("AmazonEKSClusterPolicy"))) == 0
	"aws_iam_role_policy_attachment.this: attaches arn:aws:iam::aws:policy/AdministratorAccess" in refused(attached("AdministratorAccess"))
	count(refused(attached("IAMFullAccess"))) == 1
}

trusting(statement, boundary) := [fixture.resource("aws_iam_role", {
	"assume_role_policy": fixture.policy([object.union({"Effect": "Allow", "Action": "sts:AssumeRole"}, statement)]),
	"permissions_boundary": boundary,
})]

bound := "arn:aws:iam::111122223333:policy/stoa-prod-boundary"

test_a_bounded_role_of_a_service_passes if {
	count(refused(trusting({"Principal": {"Service": "ecs-tasks.amazonaws.com"}}, bound))) == 0
}

test_a_role_without_a_boundary_is_refused if {
	"aws_iam_role.this: carries no permissions boundary" in refused(trusting({"Principal": {"Service": "ecs-tasks.amazonaws.com"}}, null))
}

test_a_role_for_anyone_is_refused if {
	every principal in ["*", {"AWS": "*"}, {"AWS": ["*"]}] {
		"aws_iam_role.this: anyone may assume this role" in refused(trusting({"Principal": principal}, bound))
	}
}

from_github(operator, subjects) := trusting(
	{
		"Action": "sts:AssumeRoleWithWebIdentity",
		"Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
		"Condition": {operator: {"token.actions.githubusercontent.com:sub": subjects}},
	},
	null,
)

test_the_pipeline_is_trusted_by_exact_subject if {
	count(refused(from_github("StringEquals", ["repo:stoa-commerce/stoa:environment:prod"]))) == 0
}

test_a_pattern_of_subjects_is_refused if {
	message := "aws_iam_role.this: trusts a pattern of GitHub subjects; name them"
	message in refused(from_github("StringLike", "repo:stoa-commerce/stoa:ref:refs/heads/main"))
	message in refused(from_github("StringEquals", ["repo:stoa-commerce/stoa:*"]))
}

test_patterns_of_other_things_are_not_subjects if {
	tagged := {"Condition": {"StringLike": {"aws:RequestTag/pool": "spot-*"}}, "Principal": {"Service": "pods.eks.amazonaws.com"}}
	count(refused(trusting(tagged, bound))) == 0
}

test_nobody_has_long_lived_keys if {
	every type in ["aws_iam_user", "aws_iam_access_key"] {
		sprintf("%s.this: a user has long-lived keys; use a role", [type]) in refused([fixture.resource(type, {})])
	}
}
