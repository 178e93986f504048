package prod_test

import data.fixture
import data.prod
import rego.v1

refused(resources) := found if {
	found := prod.deny with input as fixture.prod(resources)
}

refused_in_dev(resources) := found if {
	found := prod.deny with input as fixture.dev(resources)
}

refused_on_emulator(resources) := found if {
	found := prod.deny with input as fixture.on_emulator("prod", resources)
}

# A field that prod wants, the value that it refuses, and what it says.
cases := [
	{"type": "aws_db_instance", "field": "multi_az", "bad": false, "says": "a standby in another zone (multi_az)"},
	{"type": "aws_db_instance", "field": "backup_retention_period", "bad": 6, "says": "at least seven days of point-in-time recovery"},
	{"type": "aws_db_instance", "field": "deletion_protection", "bad": false, "says": "deletion protection"},
	{"type": "aws_db_instance", "field": "skip_final_snapshot", "bad": true, "says": "a last snapshot before deletion"},
	{"type": "aws_elasticache_replication_group", "field": "automatic_failover_enabled", "bad": false, "says": "the cache must fail over"},
	{"type": "aws_lb", "field": "enable_deletion_protection", "bad": false, "says": "deletion protection"},
	{"type": "aws_ecs_service", "field": "desired_count", "bad": 1, "says": "at least two tasks of a customer-facing service"},
	{"type": "aws_ecr_repository", "field": "image_tag_mutability", "bad": "MUTABLE", "says": "image tags must not be movable"},
	{"type": "aws_cloudwatch_log_group", "field": "retention_in_days", "bad": 14, "says": "keep logs at least 30 days"},
	{"type": "aws_s3_bucket", "field": "force_destroy", "bad": true, "says": "a bucket in prod is not thrown away"},
]

good := {
	"aws_db_instance": {"multi_az": true, "backup_retention_period": 7, "deletion_protection": true, "skip_final_snapshot": false},
	"aws_elasticache_replication_group": {"automatic_failover_enabled": true},
	"aws_lb": {"enable_deletion_protection": true},
	"aws_ecs_service": {"name": "stoa-prod-gateway", "desired_count": 2},
	"aws_ecr_repository": {"image_tag_mutability": "IMMUTABLE"},
	"aws_cloudwatch_log_group": {"retention_in_days": 30},
	"aws_s3_bucket": {"force_destroy": false},
	"aws_backup_vault": {"name": "stoa-prod-backup"},
	"aws_backup_vault_lock_configuration": {"min_retention_days": 7},
}

emulated_away := {"deletion protection", "a last snapshot before deletion", "a bucket in prod is not thrown away"}

bad(case) := [fixture.resource(case.type, object.union(good[case.type], {case.field: case.bad}))]

message(case) := sprintf("%s.this: %s", [case.type, case.says])

test_prod_as_it_should_be_passes if {
	count(refused([fixture.resource(type, after) | some type, after in good])) == 0
}

test_each_weakness_is_refused if {
	every case in cases {
		refused(bad(case)) == {message(case)}
	}
}

test_other_environments_may_be_weak if {
	every case in cases {
		count(refused_in_dev(bad(case))) == 0
	}
}

test_what_keeps_things_alive_is_off_on_the_emulator_and_nothing_else if {
	every case in cases {
		(count(refused_on_emulator(bad(case))) == 0) == (case.says in emulated_away)
	}
}

test_replica_and_back_office_are_smaller if {
	replica := {"replicate_source_db": "stoa-prod-db", "deletion_protection": true, "skip_final_snapshot": true}
	worker := {"name": "stoa-prod-worker", "desired_count": 1}
	count(refused([fixture.resource("aws_db_instance", replica), fixture.resource("aws_ecs_service", worker)])) == 0
}

test_a_log_that_is_kept_for_ever_passes if {
	count(refused([fixture.resource("aws_cloudwatch_log_group", {"retention_in_days": 0})])) == 0
}

nats(letters) := [fixture.inside(concat("", ["zone-", letter]), "aws_nat_gateway", {}) | some letter in letters]

test_a_gateway_in_each_zone if {
	count(refused(nats(["a", "b", "c"]))) == 0
	refused(nats(["a"])) == {"one NAT gateway: prod needs one in each zone"}
	count(refused_in_dev(nats(["a"]))) == 0
}

test_vault_without_a_lock_is_refused if {
	vault := [fixture.resource("aws_backup_vault", {})]
	refused(vault) == {"aws_backup_vault.this: backups must be locked against deletion"}
	count(refused_on_emulator(vault)) == 0
	count(refused_in_dev(vault)) == 0
}
