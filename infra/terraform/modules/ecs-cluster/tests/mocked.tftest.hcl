mock_provider "aws" {
  mock_resource "aws_ecs_cluster" {
    defaults = { arn = "arn:aws:ecs:eu-central-1:123456789012:cluster/stoa-test" }
  }
  mock_resource "aws_service_discovery_http_namespace" {
    defaults = { arn = "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-1" }
  }
}

run "services_find_each_other_by_name" {
  variables {
    name        = "stoa-test"
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1b2c"
  }

  assert {
    condition     = output.namespace_arn == "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-1"
    error_message = "Services of the cluster must be told its namespace."
  }
  assert {
    condition     = one(one(one(aws_ecs_cluster.this.configuration).execute_command_configuration).log_configuration).cloud_watch_encryption_enabled
    error_message = "With a key, the session log must be encrypted in transit to it too."
  }
  assert {
    condition     = output.name == "stoa-test" && output.arn == "arn:aws:ecs:eu-central-1:123456789012:cluster/stoa-test"
    error_message = "Consumers need name and ARN."
  }
}
