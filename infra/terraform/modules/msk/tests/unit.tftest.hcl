mock_provider "aws" {
  mock_resource "aws_msk_configuration" {
    defaults = { arn = "arn:aws:kafka:eu-central-1:111122223333:configuration/stoa/1", latest_revision = 1 }
  }
}

variables {
  name                      = "stoa-prod-kafka"
  network                   = { vpc_id = "vpc-1", subnet_ids = ["subnet-a", "subnet-b", "subnet-c"] }
  client_security_group_ids = { app = "sg-1" }
  kms_key_arn               = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
}

run "clients_log_in_over_tls_and_a_zone_may_fail" {
  command = plan

  assert {
    condition     = aws_msk_cluster.this.encryption_info[0].encryption_in_transit[0].client_broker == "TLS" && aws_msk_cluster.this.client_authentication[0].sasl[0].iam && !aws_msk_cluster.this.client_authentication[0].unauthenticated
    error_message = "Clients must log in with IAM over TLS."
  }
  assert {
    condition     = strcontains(aws_msk_configuration.this.server_properties, "min.insync.replicas=2") && strcontains(aws_msk_configuration.this.server_properties, "auto.create.topics.enable=false")
    error_message = "Two copies must acknowledge, and a typo must not make a topic."
  }
  assert {
    condition     = aws_msk_cluster.this.number_of_broker_nodes == 3 && aws_vpc_security_group_ingress_rule.client["app"].to_port == 9098
    error_message = "A broker a zone, reachable on the IAM port only."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    name                      = "Kafka"
    kafka_version             = "2.8.1"
    brokers                   = { per_subnet = 0, instance_type = "kafka.m5.large", volume_gb = 0 }
    network                   = { vpc_id = "vpc-1", subnet_ids = ["subnet-a", "subnet-b"] }
    client_security_group_ids = { world = "0.0.0.0/0" }
    kms_key_arn               = "key"
    retention_hours           = 0
    log_retention_days        = 2
  }

  expect_failures = [
    var.name, var.kafka_version, var.brokers, var.network, var.client_security_group_ids,
    var.kms_key_arn, var.retention_hours, var.log_retention_days,
  ]
}
