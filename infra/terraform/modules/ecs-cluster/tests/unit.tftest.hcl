mock_provider "aws" {}

variables {
  name = "stoa-test"
}

run "on_demand_and_logged_by_default" {
  command = plan

  assert {
    condition     = [for share in aws_ecs_cluster_capacity_providers.this.default_capacity_provider_strategy : share.capacity_provider] == ["FARGATE"]
    error_message = "Without a Spot weight every task must run on demand."
  }
  assert {
    condition     = one(one(aws_ecs_cluster.this.configuration).execute_command_configuration).logging == "OVERRIDE"
    error_message = "Interactive sessions must be logged."
  }
}

run "spot_takes_its_share_above_the_base" {
  command = plan

  variables {
    capacity = { base = 2, fargate_weight = 1, fargate_spot_weight = 3 }
  }

  assert {
    condition     = output.capacity_strategy == { FARGATE = { base = 2, weight = 1 }, FARGATE_SPOT = { base = 0, weight = 3 } }
    error_message = "The base runs on demand, the rest by weight."
  }
}

run "rejects_bad_input" {
  command = plan

  variables {
    name               = "X"
    container_insights = "on"
    capacity           = { base = -1 }
    log_retention_days = 31
    kms_key_arn        = "alias/x"
  }

  expect_failures = [var.name, var.container_insights, var.capacity, var.log_retention_days, var.kms_key_arn]
}

run "rejects_capacity_without_weight" {
  command = plan

  variables {
    capacity = { fargate_weight = 0 }
  }

  expect_failures = [var.capacity]
}
