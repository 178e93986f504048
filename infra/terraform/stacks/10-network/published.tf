# What later stacks read: one parameter an output, under the output's own name.
locals {
  published = {
    vpc_id                = module.network.vpc_id
    vpc_cidr              = module.network.vpc_cidr
    flow_log_group        = module.network.flow_log_group
    app_security_group_id = module.network.app_security_group_id
    repository_urls       = jsonencode(module.registry.repository_urls)
  }
  published_lists = {
    public_subnet_ids   = [for zone in local.zones : module.network.public_subnets[zone]]
    private_subnet_ids  = [for zone in local.zones : module.network.private_subnets[zone]]
    database_subnet_ids = [for zone in local.zones : module.network.database_subnets[zone]]
  }
}

resource "aws_ssm_parameter" "published" {
  #checkov:skip=CKV2_AWS_34:names and addresses for other stacks, no secret
  for_each = local.published

  name        = "/stoa/${var.env}/10-network/${each.key}"
  description = "Output of stack 10-network."
  type        = "String"
  value       = each.value
}

resource "aws_ssm_parameter" "published_list" {
  #checkov:skip=CKV2_AWS_34:names and addresses for other stacks, no secret
  for_each = local.published_lists

  name        = "/stoa/${var.env}/10-network/${each.key}"
  description = "Output of stack 10-network."
  type        = "StringList"
  value       = join(",", each.value)
}
