# The whole of what one workload may do, action by action.
variables {
  env     = "test"
  account = { id = "123456789012", region = "eu-central-1" }
  workload = {
    name      = "orders"
    kind      = "service"
    port      = 8080
    calls     = [{ service = "payments" }]
    publishes = ["orders.order-placed"]
    consumes  = [{ from = "payments", events = ["payments.payment-captured"] }, { from = "inventory", events = ["inventory.reservation-expired"] }, { from = "orders", events = ["orders.order-placed"] }]
    database  = { schema = "orders", role = "stoa_orders" }
    cache     = true
    buckets   = ["assets"]
    secrets   = ["ORDERS_LINK_KEY"]
  }
  ports       = { payments = 8080, inventory = 8081 }
  environment = { ORDERS_CAPTURE = "now" }
  topic_arns  = { orders = "arn:aws:sns:eu-central-1:123456789012:stoa-test-orders", payments = "arn:aws:sns:eu-central-1:123456789012:stoa-test-payments" }
  queues      = { orders = { arn = "arn:aws:sqs:eu-central-1:123456789012:stoa-test-orders", url = "https://sqs.eu-central-1.amazonaws.com/123456789012/stoa-test-orders" } }
  buckets     = { assets = "stoa-test-assets", backups = "stoa-test-backups" }
  secret_arns = { ORDERS_LINK_KEY = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:stoa/test/ORDERS_LINK_KEY-abcdef", OTHER = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:stoa/test/OTHER-abcdef" }
  database    = { host = "db.internal" }
  cache_host  = "cache.internal"
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1b2c"
}

run "allows_exactly_its_own" {
  assert {
    condition = { for statement in jsondecode(output.policy_json).Statement : statement.Sid => statement.Resource if statement.Effect == "Allow" } == {
      PublishOwnEvents         = ["arn:aws:sns:eu-central-1:123456789012:stoa-test-orders"]
      ConsumeOwnQueue          = ["arn:aws:sqs:eu-central-1:123456789012:stoa-test-orders"]
      OwnObjects               = ["arn:aws:s3:::stoa-test-assets/*"]
      ListOwnBuckets           = ["arn:aws:s3:::stoa-test-assets"]
      ReadOwnSecrets           = ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:stoa/test/ORDERS_LINK_KEY-abcdef"]
      ConnectAsOwnCacheUser    = ["arn:aws:elasticache:eu-central-1:123456789012:replicationgroup:stoa-test-cache", "arn:aws:elasticache:eu-central-1:123456789012:user:stoa-test-cache-orders"]
      SignInAsOwnRole          = ["arn:aws:rds-db:eu-central-1:123456789012:dbuser:*/stoa_orders"]
      UseKeyThroughOwnServices = ["arn:aws:kms:eu-central-1:123456789012:key/1b2c"]
    }
    error_message = "A workload may use its own topic, queue, bucket, secret, database role and cache user, and no neighbour's."
  }
  assert {
    condition     = alltrue(flatten([for statement in jsondecode(output.policy_json).Statement : [for action in statement.Action : !strcontains(action, "*")] if statement.Effect == "Allow"]))
    error_message = "No allowed action may hold a wildcard."
  }
  assert {
    condition     = length([for statement in jsondecode(output.policy_json).Statement : statement if statement.Sid == "UseKeyThroughOwnServices" && try(length(statement.Condition.StringEquals["kms:ViaService"]) == 4, false)]) == 1
    error_message = "The key must open only through the services the workload uses."
  }
}

run "tells_it_where_things_are" {
  assert {
    condition     = output.environment.INVENTORY_URL == "http://inventory:8081" && !contains(keys(output.environment), "ORDERS_URL")
    error_message = "Whoever publishes what it consumes is pulled from, so its address is told; its own is not."
  }
  assert {
    condition     = output.environment.HOST == "0.0.0.0" && output.environment.PORT == "8080" && output.environment.ORDERS_CAPTURE == "now"
    error_message = "It must listen where the load balancer and its neighbours can reach it, and hear what the environment adds."
  }
  assert {
    condition     = output.environment.DATABASE_URL == "postgres://stoa_orders@db.internal:5432/stoa?sslmode=verify-full" && output.environment.CACHE_URL == "rediss://stoa-test-cache-orders@cache.internal:6379"
    error_message = "Stores must be reached over TLS under the workload's own role."
  }
  assert {
    condition     = output.environment.PAYMENTS_URL == "http://payments:8080" && output.environment.EVENTS_TOPIC_ARN == var.topic_arns.orders && output.environment.BUCKET_ASSETS == "stoa-test-assets"
    error_message = "Neighbours, topic and bucket must be told by environment."
  }
  assert {
    condition     = keys(output.secret_arns) == ["ORDERS_LINK_KEY"] && length(setintersection(keys(output.environment), keys(output.secret_arns))) == 0
    error_message = "Secrets are handed over by ARN, never in the environment."
  }
  assert {
    condition     = output.reaches_stores
    error_message = "A workload with a database needs the stores' security group."
  }
}
