# The fleet's list of calls is the list of open doors: a workload admits its callers and nobody else. Whoever consumes
# another's events pulls them from it, which is a call too.
locals {
  doors = merge([
    for name, workload in local.running : {
      for callee in distinct(concat([for call in workload.calls : call.service], [for feed in workload.consumes : feed.from])) :
      "${name}-to-${callee}" => { caller = name, callee = callee } if contains(keys(local.running), callee)
    }
  ]...)

  groups_of = {
    for name, workload in local.running : name => concat(
      [aws_security_group.workload[name].id, aws_security_group.services.id],
      module.workload[name].reaches_stores ? [local.network.app_security_group_id] : [],
    )
  }
}

resource "aws_security_group" "services" {
  name        = "${local.name}-services"
  description = "Carried by every task: where tasks may connect to."
  vpc_id      = local.network.vpc_id

  tags = { Name = "${local.name}-services" }
}

resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.services.id
  description       = "AWS APIs and the providers that the fleet lists"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "neighbours" {
  security_group_id = aws_security_group.services.id
  description       = "Neighbours inside the VPC"
  cidr_ipv4         = local.network.vpc_cidr
  ip_protocol       = "tcp"
  from_port         = 1024
  to_port           = 65535
}

resource "aws_security_group" "workload" {
  #checkov:skip=CKV2_AWS_5:attached to the tasks through groups_of
  for_each = local.running

  name        = "${local.name}-${each.key}"
  description = "Who may connect to ${each.key}."
  vpc_id      = local.network.vpc_id

  tags = { Name = "${local.name}-${each.key}" }
}

resource "aws_vpc_security_group_ingress_rule" "door" {
  for_each = local.doors

  security_group_id            = aws_security_group.workload[each.value.callee].id
  description                  = "${each.value.caller} calls ${each.value.callee}"
  referenced_security_group_id = aws_security_group.workload[each.value.caller].id
  ip_protocol                  = "tcp"
  from_port                    = local.ports[each.value.callee]
  to_port                      = local.ports[each.value.callee]
}
