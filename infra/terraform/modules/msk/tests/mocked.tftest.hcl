mock_provider "aws" {
  mock_resource "aws_msk_configuration" {
    defaults = { arn = "arn:aws:kafka:eu-central-1:111122223333:configuration/stoa/1", latest_revision = 3 }
  }
  mock_resource "aws_msk_cluster" {
    defaults = {
      arn                        = "arn:aws:kafka:eu-central-1:111122223333:cluster/stoa-prod-kafka/1"
      bootstrap_brokers_sasl_iam = "b-1.stoa:9098,b-2.stoa:9098,b-3.stoa:9098"
    }
  }
}

run "the_cluster_runs_its_own_configuration" {
  variables {
    name        = "stoa-prod-kafka"
    brokers     = { per_subnet = 2, instance_type = "kafka.t3.small", volume_gb = 20 }
    network     = { vpc_id = "vpc-1", subnet_ids = ["subnet-a", "subnet-b", "subnet-c"] }
    kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  }

  assert {
    condition     = aws_msk_cluster.this.configuration_info[0].revision == 3 && aws_msk_cluster.this.number_of_broker_nodes == 6
    error_message = "Brokers must run the newest revision, two a zone."
  }
  assert {
    condition     = output.bootstrap_brokers == "b-1.stoa:9098,b-2.stoa:9098,b-3.stoa:9098"
    error_message = "Clients need the IAM listeners."
  }
  assert {
    condition     = jsondecode(output.connect_policy_json).Statement[0].Resource == [output.arn] && !strcontains(output.connect_policy_json, "*")
    error_message = "The policy must name this cluster only."
  }
}
