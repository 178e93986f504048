mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }
  mock_resource "aws_db_instance" {
    defaults = {
      arn                = "arn:aws:rds:eu-central-1:111122223333:db:stoa-prod-db"
      address            = "stoa-prod-db.example.internal"
      master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:rds!db-1", kms_key_id = "a", secret_status = "active" }]
    }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/stoa-prod-db-monitoring" }
  }
}

run "production_has_standby_and_replicas" {
  variables {
    name                      = "stoa-prod-db"
    production                = true
    multi_az                  = true
    instance_class            = "db.m7g.large"
    network                   = { vpc_id = "vpc-1", subnet_ids = ["subnet-a", "subnet-b", "subnet-c"] }
    client_security_group_ids = { app = "sg-1" }
    kms_key_arn               = "arn:aws:kms:eu-central-1:111122223333:key/a"
    backup                    = { retention_days = 14 }
    replicas                  = { read = {}, report = { instance_class = "db.t4g.medium" } }
    insights                  = { retention_days = 731, monitoring_seconds = 60 }
    parameters                = { max_connections = "400" }
    permissions_boundary_arn  = "arn:aws:iam::111122223333:policy/stoa-prod-boundary"
  }

  assert {
    condition     = jsondecode(aws_iam_role.monitoring[0].assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "111122223333"
    error_message = "Only this account's databases may use the role."
  }
  assert {
    condition     = aws_iam_role.monitoring[0].permissions_boundary == var.permissions_boundary_arn
    error_message = "A role without the boundary is one that the pipeline may not make."
  }
  assert {
    condition     = aws_db_instance.this.multi_az && !aws_db_instance.this.apply_immediately && !aws_db_instance.this.delete_automated_backups
    error_message = "Production must be durable."
  }
  assert {
    condition     = aws_db_instance.replica["read"].instance_class == "db.m7g.large" && aws_db_instance.replica["report"].instance_class == "db.t4g.medium"
    error_message = "A replica takes the primary's class unless told."
  }
  assert {
    condition     = one([for p in aws_db_parameter_group.this.parameter : p.apply_method if p.name == "max_connections"]) == "pending-reboot"
    error_message = "A static parameter waits for a reboot."
  }
  assert {
    condition     = output.master_secret_arn == "arn:aws:secretsmanager:eu-central-1:111122223333:secret:rds!db-1" && output.port == 5432
    error_message = "The outputs must lead to the database."
  }
  assert {
    condition     = output.replica_endpoints["read"] == "stoa-prod-db.example.internal" && aws_db_instance.this.monitoring_role_arn == aws_iam_role.monitoring[0].arn
    error_message = "Replicas and monitoring must be wired."
  }
}
