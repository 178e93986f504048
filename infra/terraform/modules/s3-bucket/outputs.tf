output "name" {
  description = "Bucket name, known once the bucket and its policy exist."
  value       = aws_s3_bucket_policy.this.bucket
}

output "arn" {
  description = "ARN of the bucket."
  value       = aws_s3_bucket.this.arn
}

output "regional_domain_name" {
  description = "Domain name that a CDN uses as origin."
  value       = aws_s3_bucket.this.bucket_regional_domain_name
}
