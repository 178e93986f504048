package exposure_test

import data.exposure
import data.fixture
import rego.v1

refused(resources) := found if {
	found := exposure.deny with input as fixture.prod(resources)
}

refused_in_dev(resources) := found if {
	found := exposure.deny with input as fixture.dev(resources)
}

rule_for(module, range, port) := [fixture.inside(module, "aws_vpc_security_group_ingress_rule", {"cidr_ipv4": range, "cidr_ipv6": null, "from_port": port})]

test_the_load_balancer_may_face_the_world if {
	count(refused(rule_for("module.alb", "0.0.0.0/0", 443))) == 0
	count(refused(rule_for("module.database", "10.0.0.0/16", 5432))) == 0
}

test_nothing_else_may if {
	"module.database.aws_vpc_security_group_ingress_rule.this: port 5432 is open to the world; only the load balancer's web ports may be" in refused(rule_for("module.database", "0.0.0.0/0", 5432))
	count(refused(rule_for("module.alb", "0.0.0.0/0", 22))) == 1
	count(refused(rule_for("module.app", "0.0.0.0/0", 443))) == 1
}

test_nor_by_ipv6_or_every_port if {
	six := fixture.resource("aws_vpc_security_group_ingress_rule", {"cidr_ipv6": "::/0", "from_port": 80})
	every_port := fixture.resource("aws_vpc_security_group_ingress_rule", {"cidr_ipv4": "0.0.0.0/0", "ip_protocol": "-1"})
	count(refused([six])) == 1
	count(refused([every_port])) == 1
}

old_rule(type, range) := [fixture.resource("aws_security_group_rule", {"type": type, "cidr_blocks": [range], "from_port": 22})]

test_rules_of_the_old_kind if {
	count(refused(old_rule("ingress", "10.0.0.0/8"))) == 0
	count(refused(old_rule("egress", "0.0.0.0/0"))) == 0
	"aws_security_group_rule.this: open to the world" in refused(old_rule("ingress", "0.0.0.0/0"))
}

group(range) := [fixture.resource("aws_security_group", {"ingress": [{"cidr_blocks": [range]}]})]

test_inline_rules if {
	count(refused(group("10.0.0.0/8"))) == 0
	"aws_security_group.this: inline rules open to the world" in refused(group("0.0.0.0/0"))
	count(refused([fixture.resource("aws_security_group", {"ingress": [{"ipv6_cidr_blocks": ["::/0"]}]})])) == 1
}

test_the_load_balancers_group_as_it_is_read_back if {
	read_back := {"ingress": [{"cidr_blocks": ["0.0.0.0/0"], "from_port": 443}]}
	count(refused([fixture.inside("module.alb", "aws_security_group", read_back)])) == 0
}

database(public) := [fixture.resource("aws_db_instance", {"publicly_accessible": public})]

test_databases_are_private if {
	count(refused(database(false))) == 0
	"aws_db_instance.this: must not be publicly accessible" in refused(database(true))
}

block := {"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true}

test_blocks_are_whole if {
	every type in ["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"] {
		count(refused([fixture.resource(type, block)])) == 0
		every name, _ in block {
			sprintf("%s.this: %s must be true", [type, name]) in refused([fixture.resource(type, object.union(block, {name: false}))])
		}
	}
}

test_every_bucket_has_its_block if {
	bucket := fixture.inside("module.a", "aws_s3_bucket", {})
	count(refused([bucket, fixture.inside("module.a", "aws_s3_bucket_public_access_block", block)])) == 0
	refused([bucket, fixture.inside("module.b", "aws_s3_bucket_public_access_block", block)]) == {"module.a.aws_s3_bucket.this: a bucket needs a public-access block in its module"}
}

cluster(public, ranges) := [fixture.resource("aws_eks_cluster", {"vpc_config": [{"endpoint_public_access": public, "public_access_cidrs": ranges}]})]

test_kubernetes_api_is_not_for_everyone if {
	count(refused(cluster(false, ["0.0.0.0/0"]))) == 0
	count(refused(cluster(true, ["192.0.2.0/24"]))) == 0
	"aws_eks_cluster.this: the Kubernetes API is open to the world" in refused(cluster(true, ["0.0.0.0/0"]))
}

subnet(address) := [object.union(fixture.resource("aws_subnet", {"map_public_ip_on_launch": true}), {"address": address})]

test_no_machine_gets_a_public_address_unasked if {
	count(refused([fixture.resource("aws_subnet", {"map_public_ip_on_launch": false})])) == 0
	"aws_subnet.private: gives every machine a public address" in refused(subnet("aws_subnet.private"))
}

test_unless_the_subnet_is_public_by_name if {
	count(refused(subnet("aws_subnet.public"))) == 0
}

test_everyone_may_be_denied if {
	denial := fixture.policy([{"Effect": "Deny", "Principal": "*", "Action": "*"}])
	count(refused([fixture.resource("aws_sqs_queue_policy", {"policy": denial})])) == 0
}

open_to(principal, condition) := fixture.policy([object.union({"Effect": "Allow", "Principal": principal, "Action": "*"}, condition)])

from_here := {"Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}

test_resource_policies_name_who if {
	every type in ["aws_s3_bucket_policy", "aws_sqs_queue_policy", "aws_sns_topic_policy", "aws_ecr_repository_policy", "aws_kms_key"] {
		message := sprintf("%s.this: lets anyone in without a condition", [type])
		not message in refused([fixture.resource(type, {"policy": open_to("*", from_here)})])
		not message in refused([fixture.resource(type, {"policy": open_to({"Service": "sns.amazonaws.com"}, {})})])
		message in refused([fixture.resource(type, {"policy": open_to("*", {})})])
		message in refused([fixture.resource(type, {"policy": open_to({"AWS": "*"}, {})})])
		message in refused([fixture.resource(type, {"policy": open_to({"AWS": ["arn:aws:iam::111122223333:root", "*"]}, {})})])
	}
}

plain_listener(action) := [fixture.resource("aws_lb_listener", {"protocol": "HTTP", "default_action": [{"type": action}]})]

test_plain_http_only_redirects_outside_dev if {
	count(refused(plain_listener("redirect"))) == 0
	count(refused_in_dev(plain_listener("forward"))) == 0
	"aws_lb_listener.this: plain HTTP may only redirect, outside dev" in refused(plain_listener("forward"))
}

test_tls_forwards if {
	count(refused([fixture.resource("aws_lb_listener", {"protocol": "HTTPS", "default_action": [{"type": "forward"}]})])) == 0
}

distribution(protocol, acl) := [fixture.resource("aws_cloudfront_distribution", {
	"default_cache_behavior": [{"viewer_protocol_policy": "redirect-to-https"}],
	"ordered_cache_behavior": [{"viewer_protocol_policy": protocol}],
	"web_acl_id": acl,
})]

test_cloudfront_insists_on_tls if {
	count(refused(distribution("https-only", "acl"))) == 0
	"aws_cloudfront_distribution.this: CloudFront must insist on TLS" in refused(distribution("allow-all", "acl"))
}

test_cloudfront_stands_behind_a_firewall if {
	"aws_cloudfront_distribution.this: CloudFront needs a firewall" in refused(distribution("https-only", null))
}
