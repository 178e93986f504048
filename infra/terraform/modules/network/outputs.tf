output "vpc_id" {
  description = "VPC."
  value       = aws_vpc.this.id
}

output "vpc_cidr" {
  description = "IPv4 range of the VPC."
  value       = aws_vpc.this.cidr_block
}

output "public_subnets" {
  description = "Availability zone name to public subnet id."
  value       = { for zone, subnet in aws_subnet.public : zone => subnet.id }
}

output "private_subnets" {
  description = "Availability zone name to private subnet id."
  value       = { for zone, subnet in aws_subnet.private : zone => subnet.id }
}

output "database_subnets" {
  description = "Availability zone name to isolated database subnet id."
  value       = { for zone, subnet in aws_subnet.database : zone => subnet.id }
}

output "app_security_group_id" {
  description = "Security group that the database and the cache admit."
  value       = aws_security_group.app.id
}

output "flow_log_group" {
  description = "CloudWatch log group of the flow logs."
  value       = aws_cloudwatch_log_group.flow.name
}

output "nat_public_ips" {
  description = "Availability zone name to the public address its traffic leaves from."
  value       = { for zone, address in aws_eip.nat : zone => address.public_ip }
}
