output "repository_urls" {
  description = "Repository name to the URL images are pushed to and pulled from."
  value       = { for key, repository in aws_ecr_repository.this : key => repository.repository_url }
}

output "repository_arns" {
  description = "Repository name to ARN."
  value       = { for key, repository in aws_ecr_repository.this : key => repository.arn }
}
