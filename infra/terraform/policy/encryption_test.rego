package encryption_test

import data.encryption
import data.fixture
import rego.v1

sealed := {
	"aws_db_instance": {"storage_encrypted": true},
	"aws_elasticache_replication_group": {"at_rest_encryption_enabled": "true", "transit_encryption_enabled": true},
	"aws_kms_key": {"enable_key_rotation": true},
	"aws_ebs_volume": {"encrypted": true},
	"aws_efs_file_system": {"encrypted": true},
	"aws_rds_cluster": {"storage_encrypted": true},
}

keyed := {
	"aws_sns_topic": {"kms_master_key_id": "arn:aws:kms:::key/1"},
	"aws_secretsmanager_secret": {"kms_key_id": "arn:aws:kms:::key/1"},
	"aws_cloudtrail": {"kms_key_id": "arn:aws:kms:::key/1"},
	"aws_backup_vault": {"kms_key_arn": "arn:aws:kms:::key/1"},
	"aws_ecr_repository": {"encryption_configuration": [{"encryption_type": "KMS"}]},
}

refused(resources) := found if {
	found := encryption.deny with input as fixture.prod(resources)
}

test_what_is_sealed_passes if {
	count(refused([fixture.resource(type, after) | some type, after in object.union(sealed, keyed)])) == 0
}

test_every_flag_is_demanded if {
	every type, names in encryption.flags {
		every name in names {
			message := sprintf("%s.this: %s must be true", [type, name])
			message in refused([fixture.resource(type, object.union(sealed[type], {name: false}))])
			message in refused([fixture.resource(type, object.remove(sealed[type], [name]))])
		}
	}
}

test_every_key_is_demanded if {
	every type, name in encryption.keys {
		sprintf("%s.this: %s must name a key", [type, name]) in refused([fixture.resource(type, {name: null})])
	}
}

test_a_key_known_after_apply_is_a_key if {
	topic := object.union(fixture.resource("aws_sns_topic", {}), {"after_unknown": {"kms_master_key_id": true}})
	count(refused([topic])) == 0
}

test_a_queue_is_encrypted_by_either_kind_of_key if {
	count(refused([fixture.resource("aws_sqs_queue", {"kms_master_key_id": "k", "sqs_managed_sse_enabled": false})])) == 0
	count(refused([fixture.resource("aws_sqs_queue", {"kms_master_key_id": null, "sqs_managed_sse_enabled": true})])) == 0
}

test_an_open_queue_is_refused if {
	"aws_sqs_queue.this: the queue must be encrypted" in refused([fixture.resource("aws_sqs_queue", {"kms_master_key_id": null, "sqs_managed_sse_enabled": false})])
}

test_images_under_a_key_that_is_not_made_yet if {
	repository := fixture.resource("aws_ecr_repository", {"encryption_configuration": [{}]})
	count(refused([object.union(repository, {"after_unknown": {"encryption_configuration": [{"encryption_type": true, "kms_key": true}]}})])) == 0
}

test_images_under_a_key_of_ours if {
	"aws_ecr_repository.this: images must be encrypted with a key of ours" in refused([fixture.resource("aws_ecr_repository", {"encryption_configuration": [{"encryption_type": "AES256"}]})])
	"aws_ecr_repository.this: images must be encrypted with a key of ours" in refused([fixture.resource("aws_ecr_repository", {})])
}

test_cluster_with_encrypted_secrets_passes if {
	count(refused([fixture.resource("aws_eks_cluster", {"encryption_config": [{"resources": ["secrets"]}]})])) == 0
}

test_cluster_with_plain_secrets_is_refused if {
	"aws_eks_cluster.this: the cluster must encrypt its secrets" in refused([fixture.resource("aws_eks_cluster", {"encryption_config": []})])
}

test_bucket_is_encrypted_beside if {
	bucket := fixture.inside("module.a", "aws_s3_bucket", {})
	setting := fixture.inside("module.a", "aws_s3_bucket_server_side_encryption_configuration", {})
	elsewhere := fixture.inside("module.b", "aws_s3_bucket_server_side_encryption_configuration", {})
	count(refused([bucket, setting])) == 0
	refused([bucket, elsewhere]) == {"module.a.aws_s3_bucket.this: a bucket needs an encryption configuration in its module"}
}

bucket_policy(statements) := [fixture.resource("aws_s3_bucket_policy", {"policy": fixture.policy(statements)})]

tls_only := {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}

test_bucket_that_refuses_plain_http_passes if {
	count(refused(bucket_policy([tls_only]))) == 0
}

test_bucket_that_takes_plain_http_is_refused if {
	message := "aws_s3_bucket_policy.this: the bucket must refuse plain HTTP"
	message in refused(bucket_policy([]))
	message in refused(bucket_policy([object.union(tls_only, {"Effect": "Allow"})]))
}

template(encrypted) := [fixture.resource("aws_launch_template", {"block_device_mappings": [{"ebs": [{"encrypted": encrypted}]}]})]

test_node_disks if {
	count(refused(template("true"))) == 0
	"aws_launch_template.this: volumes must be encrypted" in refused(template("false"))
}

parameters(value) := [fixture.resource("aws_db_parameter_group", {"family": "postgres17", "parameter": [{"name": "rds.force_ssl", "value": value}]})]

test_database_speaks_tls_only if {
	count(refused(parameters("1"))) == 0
	"aws_db_parameter_group.this: the database must refuse plain connections (rds.force_ssl)" in refused(parameters("0"))
}

test_another_engine_has_other_parameters if {
	count(refused([fixture.resource("aws_db_parameter_group", {"family": "mysql8.4", "parameter": []})])) == 0
}

test_a_listener_that_redirects_needs_no_tls_policy if {
	count(refused([fixture.resource("aws_lb_listener", {"protocol": "HTTP", "ssl_policy": ""})])) == 0
}

listener(ssl_policy) := [fixture.resource("aws_lb_listener", {"protocol": "HTTPS", "ssl_policy": ssl_policy})]

test_listener_speaks_new_tls_only if {
	count(refused(listener("ELBSecurityPolicy-TLS13-1-2-2021-06"))) == 0
	"aws_lb_listener.this: only TLS 1.2 and later" in refused(listener("ELBSecurityPolicy-2016-08"))
	"aws_lb_listener.this: only TLS 1.2 and later" in refused(listener("ELBSecurityPolicy-TLS13-1-0-2021-06"))
}
