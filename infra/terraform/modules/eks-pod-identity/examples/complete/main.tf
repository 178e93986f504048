provider "aws" {
  region = "eu-central-1"
}

module "catalog" {
  source = "../.."

  name            = "stoa-prod-catalog-pod"
  cluster         = { name = "stoa-prod", arn = "arn:aws:eks:eu-central-1:123456789012:cluster/stoa-prod" }
  namespace       = "stoa"
  service_account = "catalog"
  policies = {
    workload = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = ["arn:aws:s3:::stoa-prod-123456789012-assets/*"] }]
    })
  }
  managed_policies         = ["AWSXRayDaemonWriteAccess"]
  permissions_boundary_arn = "arn:aws:iam::123456789012:policy/stoa-boundary"
}
