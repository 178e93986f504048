locals {
  ports = var.plain_http ? [80] : [80, 443]
  from_lists = {
    for pair in setproduct(var.ingress.prefix_list_ids, local.ports) : "${pair[0]}-${pair[1]}" => { id = pair[0], port = pair[1] }
  }
  from_cidrs = {
    for pair in setproduct(var.ingress.cidrs, local.ports) : "${pair[0]}-${pair[1]}" => { cidr = pair[0], port = pair[1] }
  }
}

resource "aws_security_group" "this" {
  name        = "${var.name}-alb"
  description = "Load balancer ${var.name}: HTTP(S) from its clients, out to its targets."
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-alb" }
}

resource "aws_vpc_security_group_ingress_rule" "lists" {
  for_each = local.from_lists

  security_group_id = aws_security_group.this.id
  description       = "Clients of a managed prefix list"
  prefix_list_id    = each.value.id
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
}

resource "aws_vpc_security_group_ingress_rule" "cidrs" {
  for_each = local.from_cidrs

  security_group_id = aws_security_group.this.id
  description       = "Clients of a range"
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
}

resource "aws_vpc_security_group_egress_rule" "targets" {
  for_each = var.targets

  security_group_id            = aws_security_group.this.id
  description                  = "To target ${each.key}"
  referenced_security_group_id = each.value.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

resource "aws_vpc_security_group_ingress_rule" "targets" {
  for_each = var.targets

  security_group_id            = each.value.security_group_id
  description                  = "From load balancer ${var.name}"
  referenced_security_group_id = aws_security_group.this.id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}
