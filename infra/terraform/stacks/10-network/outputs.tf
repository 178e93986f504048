locals {
  zones = sort([for letter in keys(var.zones) : "${var.region}${letter}"])
}

output "vpc_id" {
  description = "VPC."
  value       = module.network.vpc_id
}

output "vpc_cidr" {
  description = "IPv4 range of the VPC."
  value       = module.network.vpc_cidr
}

output "public_subnet_ids" {
  description = "Public subnets in order of zone."
  value       = [for zone in local.zones : module.network.public_subnets[zone]]
}

output "private_subnet_ids" {
  description = "Private subnets in order of zone."
  value       = [for zone in local.zones : module.network.private_subnets[zone]]
}

output "database_subnet_ids" {
  description = "Isolated database subnets in order of zone."
  value       = [for zone in local.zones : module.network.database_subnets[zone]]
}

output "flow_log_group" {
  description = "CloudWatch log group of the flow logs."
  value       = module.network.flow_log_group
}

output "app_security_group_id" {
  description = "Security group that the database and the cache admit."
  value       = module.network.app_security_group_id
}

output "repository_urls" {
  description = "Workload to the repository its image is pushed to, as JSON."
  value       = jsonencode(module.registry.repository_urls)
}
