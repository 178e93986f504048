provider "aws" {
  region = "eu-central-1"
}

module "migrate" {
  source = "../.."

  name      = "stoa-dev-migrate"
  kind      = "job"
  container = { name = "migrate", image = "public.ecr.aws/docker/library/node:24-slim" }
  wanted    = { cpu_milli = 250, memory_mib = 512 }
  policy_json = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = ["arn:aws:s3:::stoa-dev-123456789012-assets/*"] }]
  })
}
