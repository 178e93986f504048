package exposure

import data.plan
import rego.v1

world := {"0.0.0.0/0", "::/0"}

# The one thing that may face the world is a web load balancer.
web_ports := {80, 443}

deny contains sprintf("%s: port %d is open to the world; only the load balancer's web ports may be", [resource.address, port]) if {
	some resource in plan.of_type("aws_vpc_security_group_ingress_rule")
	some name in ["cidr_ipv4", "cidr_ipv6"]
	resource.after[name] in world
	port := object.get(resource.after, "from_port", -1)
	not web_rule(resource, port)
}

deny contains sprintf("%s: open to the world", [resource.address]) if {
	some resource in plan.of_type("aws_security_group_rule")
	resource.after.type == "ingress"
	some name in ["cidr_blocks", "ipv6_cidr_blocks"]
	some range in object.get(resource.after, name, [])
	range in world
}

# A group that stands already lists the rules beside it as its own.
deny contains sprintf("%s: inline rules open to the world", [resource.address]) if {
	some resource in plan.of_type("aws_security_group")
	some rule in object.get(resource.after, "ingress", [])
	some name in ["cidr_blocks", "ipv6_cidr_blocks"]
	some range in object.get(rule, name, [])
	range in world
	not web_rule(resource, object.get(rule, "from_port", -1))
}

deny contains sprintf("%s: must not be publicly accessible", [resource.address]) if {
	some resource in plan.of_type("aws_db_instance")
	plan.flag(resource, "publicly_accessible")
}

deny contains sprintf("%s: %s must be true", [resource.address, name]) if {
	some type in ["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"]
	some resource in plan.of_type(type)
	some name in ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]
	not plan.flag(resource, name)
}

deny contains sprintf("%s: a bucket needs a public-access block in its module", [bucket.address]) if {
	some bucket in plan.of_type("aws_s3_bucket")
	blocks := {block | some block in plan.of_type("aws_s3_bucket_public_access_block"); block.module == bucket.module}
	count(blocks) == 0
}

deny contains sprintf("%s: the Kubernetes API is open to the world", [resource.address]) if {
	some resource in plan.of_type("aws_eks_cluster")
	some access in object.get(resource.after, "vpc_config", [])
	access.endpoint_public_access == true
	some range in object.get(access, "public_access_cidrs", ["0.0.0.0/0"])
	range in world
}

deny contains sprintf("%s: gives every machine a public address", [resource.address]) if {
	some resource in plan.of_type("aws_subnet")
	plan.flag(resource, "map_public_ip_on_launch")
	not contains(resource.address, "public")
}

deny contains sprintf("%s: lets anyone in without a condition", [resource.address]) if {
	some type in ["aws_s3_bucket_policy", "aws_sqs_queue_policy", "aws_sns_topic_policy", "aws_ecr_repository_policy", "aws_kms_key"]
	some resource in plan.of_type(type)
	some statement in json.unmarshal(resource.after.policy).Statement
	statement.Effect == "Allow"
	plan.anyone(object.get(statement, "Principal", ""))
	not statement.Condition
}

deny contains sprintf("%s: plain HTTP may only redirect, outside dev", [resource.address]) if {
	plan.environment != "dev"
	some resource in plan.of_type("aws_lb_listener")
	resource.after.protocol == "HTTP"
	some action in resource.after.default_action
	action.type != "redirect"
}

deny contains sprintf("%s: CloudFront must insist on TLS", [resource.address]) if {
	some resource in plan.of_type("aws_cloudfront_distribution")
	some name in ["default_cache_behavior", "ordered_cache_behavior"]
	some behaviour in object.get(resource.after, name, [])
	behaviour.viewer_protocol_policy == "allow-all"
}

deny contains sprintf("%s: CloudFront needs a firewall", [resource.address]) if {
	some resource in plan.of_type("aws_cloudfront_distribution")
	not plan.given(resource, "web_acl_id")
}

web_rule(resource, port) if {
	port in web_ports
	resource.module == "module.alb"
}
