package prod

import data.plan
import rego.v1

in_prod if plan.environment == "prod"

deny contains sprintf("%s: a standby in another zone (multi_az)", [resource.address]) if {
	in_prod
	some resource in primaries
	not plan.flag(resource, "multi_az")
}

deny contains sprintf("%s: at least seven days of point-in-time recovery", [resource.address]) if {
	in_prod
	some resource in primaries
	object.get(resource.after, "backup_retention_period", 0) < 7
}

deny contains sprintf("%s: deletion protection", [resource.address]) if {
	in_prod
	not plan.emulated
	some resource in plan.of_type("aws_db_instance")
	not plan.flag(resource, "deletion_protection")
}

deny contains sprintf("%s: a last snapshot before deletion", [resource.address]) if {
	in_prod
	not plan.emulated
	some resource in primaries
	plan.flag(resource, "skip_final_snapshot")
}

deny contains sprintf("%s: the cache must fail over", [resource.address]) if {
	in_prod
	some resource in plan.of_type("aws_elasticache_replication_group")
	not plan.flag(resource, "automatic_failover_enabled")
}

deny contains sprintf("%s: deletion protection", [resource.address]) if {
	in_prod
	not plan.emulated
	some resource in plan.of_type("aws_lb")
	not plan.flag(resource, "enable_deletion_protection")
}

deny contains "one NAT gateway: prod needs one in each zone" if {
	in_prod
	count(plan.of_type("aws_nat_gateway")) == 1
}

deny contains sprintf("%s: at least two tasks of a customer-facing service", [resource.address]) if {
	in_prod
	some resource in plan.of_type("aws_ecs_service")
	regex.match(`-(gateway|storefront)$`, resource.after.name)
	object.get(resource.after, "desired_count", 0) < 2
}

deny contains sprintf("%s: image tags must not be movable", [resource.address]) if {
	in_prod
	some resource in plan.of_type("aws_ecr_repository")
	resource.after.image_tag_mutability != "IMMUTABLE"
}

deny contains sprintf("%s: keep logs at least 30 days", [resource.address]) if {
	in_prod
	some resource in plan.of_type("aws_cloudwatch_log_group")
	days := object.get(resource.after, "retention_in_days", 0)
	days > 0
	days < 30
}

deny contains sprintf("%s: a bucket in prod is not thrown away", [resource.address]) if {
	in_prod
	not plan.emulated
	some resource in plan.of_type("aws_s3_bucket")
	plan.flag(resource, "force_destroy")
}

deny contains sprintf("%s: backups must be locked against deletion", [resource.address]) if {
	in_prod
	not plan.emulated
	some resource in plan.of_type("aws_backup_vault")
	locks := {lock | some lock in plan.of_type("aws_backup_vault_lock_configuration"); lock.module == resource.module}
	count(locks) == 0
}

# A replica has its primary's backups.
primaries contains resource if {
	some resource in plan.of_type("aws_db_instance")
	object.get(resource.after, "replicate_source_db", null) == null
}
