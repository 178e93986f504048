variables {
  workload = { name = "gateway", kind = "service", port = 8080 }
  env      = "test"
  account  = { id = "123456789012", region = "eu-central-1" }
}

run "a_workload_that_needs_nothing_may_do_nothing" {
  command = plan

  assert {
    condition     = [for statement in jsondecode(output.policy_json).Statement : statement.Effect] == ["Deny"]
    error_message = "Without needs the policy must allow nothing."
  }
  assert {
    condition     = output.environment.PORT == "8080" && output.environment.STOA_SERVICE == "gateway" && !output.reaches_stores
    error_message = "A workload must know its name and its port."
  }
}

run "refuses_what_the_account_does_not_hold" {
  command = plan

  variables {
    workload = { name = "catalog", kind = "service", port = 8080, publishes = ["catalog.product-published"], buckets = ["assets"], secrets = ["KEY"], cache = true }
  }

  expect_failures = [output.policy_json]
}

run "rejects_bad_input" {
  command = plan

  variables {
    workload    = { name = "Gateway", kind = "daemon" }
    env         = "E"
    account     = { id = "1", region = "mars" }
    ports       = { catalog = 80 }
    topic_arns  = { catalog = "topic" }
    queues      = { catalog = { arn = "queue", url = "queue" } }
    buckets     = { assets = "arn:aws:s3:::x" }
    secret_arns = { KEY = "secret" }
    database    = { host = "" }
    cache_host  = "redis://x"
    kms_key_arn = "alias/x"
    environment = { public-url = "x" }
  }

  expect_failures = [
    var.workload, var.env, var.account, var.ports, var.topic_arns, var.queues, var.buckets, var.secret_arns, var.database, var.cache_host, var.kms_key_arn, var.environment,
  ]
}

run "rejects_a_service_without_a_port" {
  command = plan

  variables {
    workload = { name = "gateway", kind = "service" }
  }

  expect_failures = [var.workload]
}
