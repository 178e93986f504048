package encryption

import data.plan
import rego.v1

# Type to the flag that must be true.
flags := {
	"aws_db_instance": ["storage_encrypted"],
	"aws_elasticache_replication_group": ["at_rest_encryption_enabled", "transit_encryption_enabled"],
	"aws_kms_key": ["enable_key_rotation"],
	"aws_ebs_volume": ["encrypted"],
	"aws_efs_file_system": ["encrypted"],
	"aws_rds_cluster": ["storage_encrypted"],
}

# Type to the key that must be named.
keys := {
	"aws_sns_topic": "kms_master_key_id",
	"aws_secretsmanager_secret": "kms_key_id",
	"aws_cloudtrail": "kms_key_id",
	"aws_backup_vault": "kms_key_arn",
}

deny contains sprintf("%s: %s must be true", [resource.address, flag]) if {
	some type, names in flags
	some resource in plan.of_type(type)
	some flag in names
	not plan.flag(resource, flag)
}

deny contains sprintf("%s: %s must name a key", [resource.address, name]) if {
	some type, name in keys
	some resource in plan.of_type(type)
	not plan.given(resource, name)
}

deny contains sprintf("%s: the queue must be encrypted", [resource.address]) if {
	some resource in plan.of_type("aws_sqs_queue")
	not plan.given(resource, "kms_master_key_id")
	not plan.flag(resource, "sqs_managed_sse_enabled")
}

deny contains sprintf("%s: images must be encrypted with a key of ours", [resource.address]) if {
	some resource in plan.of_type("aws_ecr_repository")
	not under_own_key(resource)
}

deny contains sprintf("%s: the bucket must refuse plain HTTP", [resource.address]) if {
	some resource in plan.of_type("aws_s3_bucket_policy")
	not refuses_plain_http(json.unmarshal(resource.after.policy))
}

deny contains sprintf("%s: the cluster must encrypt its secrets", [resource.address]) if {
	some resource in plan.of_type("aws_eks_cluster")
	count(object.get(resource.after, "encryption_config", [])) == 0
}

deny contains sprintf("%s: a bucket needs an encryption configuration in its module", [bucket.address]) if {
	some bucket in plan.of_type("aws_s3_bucket")
	not encrypted_beside(bucket)
}

deny contains sprintf("%s: volumes must be encrypted", [resource.address]) if {
	some resource in plan.of_type("aws_launch_template")
	some mapping in object.get(resource.after, "block_device_mappings", [])
	some disk in mapping.ebs
	lower(sprintf("%v", [disk.encrypted])) != "true"
}

deny contains sprintf("%s: the database must refuse plain connections (rds.force_ssl)", [resource.address]) if {
	some resource in plan.of_type("aws_db_parameter_group")
	startswith(resource.after.family, "postgres")
	not forces_tls(resource)
}

deny contains sprintf("%s: only TLS 1.2 and later", [resource.address]) if {
	some resource in plan.of_type("aws_lb_listener")
	resource.after.protocol == "HTTPS"
	not regex.match(`-TLS13-1-[23]-`, object.get(resource.after, "ssl_policy", ""))
}

encrypted_beside(bucket) if {
	some setting in plan.of_type("aws_s3_bucket_server_side_encryption_configuration")
	setting.module == bucket.module
}

under_own_key(repository) if {
	some setting in object.get(repository.after, "encryption_configuration", [])
	setting.encryption_type == "KMS"
}

# In a first plan the key is not made yet, and with it the kind of encryption is not known.
under_own_key(repository) if {
	some setting in object.get(repository.unknown, "encryption_configuration", [])
	setting.kms_key == true
}

forces_tls(resource) if {
	some parameter in resource.after.parameter
	parameter.name == "rds.force_ssl"
	parameter.value == "1"
}

refuses_plain_http(policy) if {
	some statement in policy.Statement
	statement.Effect == "Deny"
	statement.Condition.Bool["aws:SecureTransport"] == "false"
}
