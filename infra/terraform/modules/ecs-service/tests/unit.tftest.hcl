mock_provider "aws" {
  mock_data "aws_region" {
    defaults = { name = "eu-central-1" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/stoa-test" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/stoa/stoa-test-catalog" }
  }
  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/stoa-test-catalog:1" }
  }
}

variables {
  name        = "stoa-test-catalog"
  container   = { name = "catalog", image = "registry/catalog@sha256:00", port = 8080 }
  wanted      = { cpu_milli = 250, memory_mib = 512 }
  policy_json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
  cluster = {
    name              = "stoa-test"
    arn               = "arn:aws:ecs:eu-central-1:123456789012:cluster/stoa-test"
    namespace_arn     = "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-1"
    capacity_strategy = { FARGATE = { base = 1, weight = 1 } }
  }
  network = { subnet_ids = ["subnet-1"], security_group_ids = ["sg-1"] }
}

run "private_with_a_way_back" {
  command = plan

  assert {
    condition     = one(aws_ecs_service.this[0].network_configuration).assign_public_ip == false
    error_message = "Tasks must not have public addresses."
  }
  assert {
    condition     = one(aws_ecs_service.this[0].deployment_circuit_breaker).enable && one(aws_ecs_service.this[0].deployment_circuit_breaker).rollback
    error_message = "A failing deployment must roll back by itself."
  }
  assert {
    condition     = output.size == { cpu = 256, memory = 512 } && one(aws_ecs_task_definition.this.runtime_platform).cpu_architecture == "ARM64"
    error_message = "250 thousandths of a core are Fargate's smallest size, on Graviton by default."
  }
  assert {
    condition     = length(aws_appautoscaling_target.this) == 0
    error_message = "With min equal to max nothing scales."
  }
}

run "sizes_round_up_and_both_metrics_scale" {
  command = plan

  variables {
    wanted        = { cpu_milli = 500, memory_mib = 512 }
    load_balancer = { target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/x/1" }
    scaling       = { min = 2, max = 6, requests_per_min = 1000, request_label = "app/x/1/targetgroup/x/1" }
  }

  assert {
    condition     = output.size == { cpu = 512, memory = 1024 }
    error_message = "Half a core is sold with at least 1024 MiB."
  }
  assert {
    condition     = aws_appautoscaling_target.this[0].max_capacity == 6 && length(aws_appautoscaling_policy.requests) == 1
    error_message = "CPU and requests must both scale."
  }
  assert {
    condition     = aws_ecs_service.this[0].health_check_grace_period_seconds == 60
    error_message = "Behind a load balancer a new task needs its time."
  }
}

run "a_job_is_a_task_definition" {
  command = plan

  variables {
    kind        = "job"
    container   = { name = "migrate", image = "registry/migrate@sha256:00", command = ["node", "main.ts"] }
    cluster     = null
    network     = null
    autoscaling = false
  }

  assert {
    condition     = length(aws_ecs_service.this) == 0 && output.name == null
    error_message = "A job must not run by itself."
  }
}

run "rejects_bad_input" {
  command = plan

  variables {
    name                     = "X"
    container                = { name = "catalog", image = "x", port = 80 }
    wanted                   = { cpu_milli = 9000, memory_mib = 512 }
    architecture             = "MIPS"
    environment              = { lower = "x" }
    policy_json              = "none"
    repository_arn           = "x"
    kms_key_arn              = "x"
    log_retention_days       = 31
    load_balancer            = { target_group_arn = "x", grace_seconds = -1 }
    scaling                  = { min = 3, max = 1 }
    permissions_boundary_arn = "x"
    network                  = { subnet_ids = [], security_group_ids = [] }
  }

  expect_failures = [
    var.name, var.container, var.wanted, var.architecture, var.environment, var.policy_json, var.repository_arn, var.kms_key_arn,
    var.log_retention_days, var.load_balancer, var.permissions_boundary_arn, var.network,
  ]
}

run "rejects_root_and_shared_names" {
  command = plan

  variables {
    container   = { name = "catalog", image = "x", port = 8080, user = "0:0" }
    environment = { KEY = "x" }
    secret_arns = { KEY = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:x" }
    scaling     = { min = 3, max = 1 }
    cluster     = null
  }

  expect_failures = [var.container, var.secret_arns, var.scaling, var.cluster]
}

run "rejects_long_drain_wrong_secret_and_requests_without_balancer" {
  command = plan

  variables {
    container   = { name = "catalog", image = "x", port = 8080, stop_seconds = 300 }
    secret_arns = { KEY = "x" }
    scaling     = { min = 1, max = 2, requests_per_min = 100 }
  }

  expect_failures = [var.container, var.secret_arns, var.scaling]
}

run "rejects_a_nameless_container_and_full_cpu" {
  command = plan

  variables {
    container = { name = "Catalog", image = "", port = 8080 }
    scaling   = { cpu_percent = 100 }
  }

  expect_failures = [var.container, var.scaling]
}

run "rejects_an_unknown_kind" {
  command = plan

  variables {
    kind = "daemon"
  }

  expect_failures = [var.kind]
}
