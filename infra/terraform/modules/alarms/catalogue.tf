locals {
  balancer = { for balancer in var.load_balancer[*] : "alb" => balancer }

  load_balancer_alarms = merge([
    for name, balancer in local.balancer : {
      "${name}-5xx" = {
        says       = "More than ${balancer.max_5xx_percent} % of answers are server errors."
        runbook    = "alb-5xx"
        page       = true
        below      = false
        threshold  = balancer.max_5xx_percent
        minutes    = 5
        namespace  = "AWS/ApplicationELB"
        metric     = ""
        statistic  = "Sum"
        dimensions = { LoadBalancer = balancer.arn_suffix }
        expression = "IF(requests > 20, 100 * (FILL(target, 0) + FILL(balancer, 0)) / requests, 0)"
        inputs     = { target = "HTTPCode_Target_5XX_Count", balancer = "HTTPCode_ELB_5XX_Count", requests = "RequestCount" }
      }
      "${name}-latency" = {
        says       = "One answer in twenty takes longer than ${balancer.max_p95_seconds} s."
        runbook    = "alb-latency"
        page       = true
        below      = false
        threshold  = balancer.max_p95_seconds
        minutes    = 10
        namespace  = "AWS/ApplicationELB"
        metric     = "TargetResponseTime"
        statistic  = "p95"
        dimensions = { LoadBalancer = balancer.arn_suffix }
        expression = ""
        inputs     = {}
      }
    }
  ]...)

  # The load balancer answers 503 for the last one that fails, so this pages before customers are turned away.
  target_alarms = merge([
    for balancer in var.load_balancer[*] : {
      for name, group in balancer.target_groups : "${name}-healthy" => {
        says       = "No healthy task of ${name} is left behind the load balancer."
        runbook    = "no-healthy-task"
        page       = true
        below      = true
        threshold  = 1
        minutes    = 2
        namespace  = "AWS/ApplicationELB"
        metric     = "HealthyHostCount"
        statistic  = "Minimum"
        dimensions = { LoadBalancer = balancer.arn_suffix, TargetGroup = group }
        expression = ""
        inputs     = {}
      }
    }
  ]...)

  service_alarms = {
    for name, service in var.services : "${name}-cpu" => {
      says       = "${name} has used over ${service.max_cpu_percent} % of its processor for 15 minutes; it cannot scale further."
      runbook    = "service-cpu"
      page       = false
      below      = false
      threshold  = service.max_cpu_percent
      minutes    = 15
      namespace  = "AWS/ECS"
      metric     = "CPUUtilization"
      statistic  = "Average"
      dimensions = { ClusterName = service.cluster, ServiceName = service.service }
      expression = ""
      inputs     = {}
    }
  }

  database_measures = {
    cpu         = { metric = "CPUUtilization", below = false, page = false, minutes = 15, limit = "max_cpu_percent", scale = 1, says = "The processor is busy beyond its limit for 15 minutes." }
    storage     = { metric = "FreeStorageSpace", below = true, page = true, minutes = 5, limit = "min_free_gb", scale = 1073741824, says = "The disk is nearly full; writes will stop." }
    connections = { metric = "DatabaseConnections", below = false, page = true, minutes = 5, limit = "max_connections", scale = 1, says = "Connections are nearly used up; requests will wait." }
  }

  database_alarms = merge([
    for name, database in var.databases : {
      for kind, measure in local.database_measures : "${name}-${kind}" => {
        says       = measure.says
        runbook    = "rds-${kind}"
        page       = measure.page
        below      = measure.below
        threshold  = database[measure.limit] * measure.scale
        minutes    = measure.minutes
        namespace  = "AWS/RDS"
        metric     = measure.metric
        statistic  = "Average"
        dimensions = { DBInstanceIdentifier = database.identifier }
        expression = ""
        inputs     = {}
      }
    }
  ]...)

  queue_alarms = merge([
    for name, queue in var.queues : {
      for kind, measure in {
        age  = { metric = "ApproximateAgeOfOldestMessage", queue = queue.name, threshold = queue.max_age_seconds, minutes = 5, says = "Events wait longer than ${queue.max_age_seconds} s; the consumer is slow or down." }
        dead = { metric = "ApproximateNumberOfMessagesVisible", queue = queue.dead_letter, threshold = 0, minutes = 1, says = "An event could not be handled and is parked." }
        } : "${name}-${kind}" => {
        says       = measure.says
        runbook    = kind == "dead" ? "dead-letters" : "queue-age"
        page       = false
        below      = false
        threshold  = measure.threshold
        minutes    = measure.minutes
        namespace  = "AWS/SQS"
        metric     = measure.metric
        statistic  = "Maximum"
        dimensions = { QueueName = measure.queue }
        expression = ""
        inputs     = {}
      }
    }
  ]...)
}
