locals {
  listens       = var.plain_http ? "http" : "https"
  routed        = { for key, target in var.targets : key => target if length(target.paths) > 0 }
  takes_rest    = one([for key, target in var.targets : key if length(target.paths) == 0])
  listener_arn  = var.plain_http ? aws_lb_listener.http[0].arn : aws_lb_listener.https[0].arn
  access_logged = var.access_logs != null
}

resource "aws_lb" "this" {
  #checkov:skip=CKV2_AWS_20:the redirect listener is left out only with plain_http, which is for development
  #checkov:skip=CKV2_AWS_28:the firewall stands at CloudFront, and only CloudFront is admitted here
  #checkov:skip=CKV_AWS_150:on by default; development turns it off to be destroyed
  name               = var.name
  load_balancer_type = "application"
  internal           = var.internal
  subnets            = var.subnet_ids
  security_groups    = [aws_security_group.this.id]
  idle_timeout       = var.idle_timeout_seconds

  drop_invalid_header_fields = true
  desync_mitigation_mode     = "strictest"
  enable_deletion_protection = var.deletion_protection
  preserve_host_header       = true

  dynamic "access_logs" {
    for_each = local.access_logged ? [var.access_logs] : []

    content {
      enabled = true
      bucket  = access_logs.value.bucket
      prefix  = access_logs.value.prefix
    }
  }

  tags = { Name = var.name }
}

resource "aws_lb_target_group" "this" {
  #checkov:skip=CKV_AWS_378:TLS ends at the load balancer; security groups close the way from there to the tasks
  for_each = var.targets

  name                          = "${var.name}-${each.key}"
  vpc_id                        = var.vpc_id
  target_type                   = "ip"
  protocol                      = "HTTP"
  port                          = each.value.port
  deregistration_delay          = each.value.deregistration_delay
  load_balancing_algorithm_type = "least_outstanding_requests"

  health_check {
    path                = each.value.health_path
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_lb_listener" "https" {
  count = var.plain_http ? 0 : 1

  load_balancer_arn = aws_lb.this.arn
  protocol          = "HTTPS"
  port              = 443
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[local.takes_rest].arn
  }
}

resource "aws_lb_listener" "redirect" {
  count = var.plain_http ? 0 : 1

  load_balancer_arn = aws_lb.this.arn
  protocol          = "HTTP"
  port              = 80

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "http" {
  #checkov:skip=CKV_AWS_2:exists only with plain_http, for development
  #checkov:skip=CKV_AWS_103:exists only with plain_http, for development
  count = var.plain_http ? 1 : 0

  load_balancer_arn = aws_lb.this.arn
  protocol          = "HTTP"
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[local.takes_rest].arn
  }
}

resource "aws_lb_listener_rule" "this" {
  for_each = local.routed

  listener_arn = local.listener_arn
  priority     = each.value.priority

  condition {
    path_pattern {
      values = each.value.paths
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[each.key].arn
  }

  tags = { Name = "${var.name}-${each.key}" }
}
