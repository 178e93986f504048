provider "aws" {
  region = "eu-central-1"
}

module "kafka" {
  source = "../.."

  name        = "stoa-dev-kafka"
  brokers     = { instance_type = "kafka.t3.small", volume_gb = 10 }
  network     = { vpc_id = "vpc-0a1b2c3d", subnet_ids = ["subnet-0a", "subnet-0b", "subnet-0c"] }
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
}
