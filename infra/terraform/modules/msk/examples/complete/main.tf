provider "aws" {
  region = "eu-central-1"
}

module "kafka" {
  source = "../.."

  name                      = "stoa-prod-kafka"
  kafka_version             = "3.9.x.kraft"
  brokers                   = { per_subnet = 1, instance_type = "kafka.m7g.large", volume_gb = 250 }
  network                   = { vpc_id = "vpc-0a1b2c3d", subnet_ids = ["subnet-0a", "subnet-0b", "subnet-0c"] }
  client_security_group_ids = { app = "sg-0a1b2c3d" }
  kms_key_arn               = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  retention_hours           = 336
  log_retention_days        = 90
}
