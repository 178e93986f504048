mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
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
  permissions_boundary_arn = "arn:aws:iam::123456789012:policy/stoa-test-boundary"

  name        = "stoa-test-catalog"
  container   = { name = "catalog", image = "registry/catalog@sha256:00", port = 8080 }
  wanted      = { cpu_milli = 250, memory_mib = 512 }
  policy_json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
  environment = { PORT = "8080" }
  secret_arns = {
    CATALOG_CURSOR_KEY = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:stoa/test/CATALOG_CURSOR_KEY-abcdef"
    PGPASSWORD         = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-1-abcdef:password::"
  }
  repository_arn = "arn:aws:ecr:eu-central-1:123456789012:repository/stoa-test/catalog"
  kms_key_arn    = "arn:aws:kms:eu-central-1:123456789012:key/1b2c"
  cluster = {
    name              = "stoa-test"
    arn               = "arn:aws:ecs:eu-central-1:123456789012:cluster/stoa-test"
    namespace_arn     = "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-1"
    capacity_strategy = { FARGATE = { base = 1, weight = 1 }, FARGATE_SPOT = { base = 0, weight = 3 } }
  }
  network = { subnet_ids = ["subnet-1"], security_group_ids = ["sg-1"] }
  scaling = { min = 1, max = 3 }
}

run "the_container_is_locked_down" {
  assert {
    condition     = alltrue([for container in jsondecode(aws_ecs_task_definition.this.container_definitions) : container.readonlyRootFilesystem && container.user == "1000:1000" && container.linuxParameters.capabilities.drop == ["ALL"]])
    error_message = "Read-only root, no root user, no capability."
  }
  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].secrets[0].valueFrom == var.secret_arns.CATALOG_CURSOR_KEY
    error_message = "Secrets must come by ARN."
  }
  assert {
    condition     = strcontains(jsondecode(aws_ecs_task_definition.this.container_definitions)[0].healthCheck.command[3], "127.0.0.1:8080/livez")
    error_message = "The container must be asked whether it lives."
  }
}

run "roles_hold_nothing_more" {
  assert {
    condition     = alltrue([for role in [aws_iam_role.task, aws_iam_role.execution] : role.permissions_boundary == var.permissions_boundary_arn])
    error_message = "A role without the boundary is one that the pipeline may not make."
  }
  assert {
    condition     = alltrue([for role in [aws_iam_role.task, aws_iam_role.execution] : jsondecode(role.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"])
    error_message = "Only this account's tasks may use the roles."
  }
  assert {
    condition     = aws_iam_role_policy.task.policy == var.policy_json
    error_message = "The task role must carry the workload's policy unchanged."
  }
  assert {
    condition = { for statement in jsondecode(aws_iam_role_policy.execution.policy).Statement : statement.Sid => flatten([statement.Resource]) } == {
      RegistryToken = ["*"]
      PullOwnImage  = ["arn:aws:ecr:eu-central-1:123456789012:repository/stoa-test/catalog"]
      WriteOwnLog   = ["arn:aws:logs:eu-central-1:123456789012:log-group:/stoa/stoa-test-catalog:*"]
      FillSecrets = [
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:stoa/test/CATALOG_CURSOR_KEY-abcdef",
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-1-abcdef",
      ]
      OpenSecrets = ["arn:aws:kms:eu-central-1:123456789012:key/1b2c"]
    }
    error_message = "The execution role may start this workload and nothing else."
  }
}

run "the_service_is_found_by_name_and_scales" {
  assert {
    condition     = one(one(one(aws_ecs_service.this[0].service_connect_configuration).service).client_alias).dns_name == "catalog"
    error_message = "Neighbours must find the service under its own name."
  }
  assert {
    condition     = aws_appautoscaling_target.this[0].resource_id == "service/stoa-test/stoa-test-catalog" && length(aws_appautoscaling_policy.requests) == 0
    error_message = "Without a load balancer only CPU scales."
  }
  assert {
    condition     = length(aws_ecs_service.this[0].capacity_provider_strategy) == 2
    error_message = "The service must follow the cluster's capacity strategy."
  }
}
