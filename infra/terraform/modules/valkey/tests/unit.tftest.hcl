mock_provider "aws" {}

variables {
  name                      = "stoa-dev-cache"
  network                   = { vpc_id = "vpc-1", subnet_ids = ["subnet-a", "subnet-b"] }
  client_security_group_ids = { app = "sg-1" }
  kms_key_arn               = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
}

run "encrypted_both_ways_and_small" {
  command = plan

  assert {
    condition     = aws_elasticache_replication_group.this.transit_encryption_enabled && tobool(aws_elasticache_replication_group.this.at_rest_encryption_enabled)
    error_message = "Traffic and data must be encrypted."
  }
  assert {
    condition     = aws_elasticache_replication_group.this.engine == "valkey" && aws_elasticache_replication_group.this.num_cache_clusters == 1 && !aws_elasticache_replication_group.this.multi_az_enabled
    error_message = "Without replicas there is one node and no failover."
  }
  assert {
    condition     = aws_elasticache_parameter_group.this.family == "valkey8" && one([for p in aws_elasticache_parameter_group.this.parameter : p.value if p.name == "maxmemory-policy"]) == "allkeys-lru"
    error_message = "The family follows the version and the cache evicts."
  }
  assert {
    condition     = length(aws_elasticache_user_group.this) == 0 && aws_vpc_security_group_ingress_rule.client["app"].from_port == 6379
    error_message = "No users, no group; only the client's group may connect."
  }
}

run "production_needs_a_replica" {
  command = plan

  variables {
    production = true
    replicas   = 0
  }

  expect_failures = [var.replicas]
}

run "bad_input_is_refused" {
  command = plan

  variables {
    name                      = "Cache"
    production                = null
    engine_version            = "6.2"
    node_type                 = "cache.m5.large"
    replicas                  = 9
    network                   = { vpc_id = "vpc-1", subnet_ids = ["subnet-a"] }
    client_security_group_ids = { world = "0.0.0.0/0" }
    kms_key_arn               = "key"
    users                     = { "Cart" = "on +@all" }
    parameters                = { maxmemory-policy = "noeviction" }
    snapshot_retention_days   = 36
    maintenance_window        = "sunday"
  }

  expect_failures = [
    var.name, var.production, var.engine_version, var.node_type, var.network, var.client_security_group_ids,
    var.kms_key_arn, var.users, var.parameters, var.snapshot_retention_days, var.maintenance_window,
  ]
}
