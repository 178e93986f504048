output "name" {
  description = "Name of the cluster, known once its capacity providers are attached."
  value       = aws_ecs_cluster_capacity_providers.this.cluster_name
}

output "arn" {
  description = "ARN of the cluster."
  value       = aws_ecs_cluster.this.arn
}

output "namespace_arn" {
  description = "Service Connect namespace."
  value       = aws_service_discovery_http_namespace.this.arn
}

output "capacity_strategy" {
  description = "Capacity providers in use, with base and weight, for services of this cluster."
  value       = { for share in local.used : share.provider => { base = share.base, weight = share.weight } }
}
