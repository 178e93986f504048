provider "aws" {
  region = "eu-central-1"
}

module "gateway" {
  source = "../.."

  name         = "stoa-prod-gateway"
  container    = { name = "gateway", image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/stoa-prod/gateway@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", port = 8080 }
  wanted       = { cpu_milli = 500, memory_mib = 1024 }
  architecture = "ARM64"
  environment  = { NODE_ENV = "production", PORT = "8080" }
  secret_arns  = { GATEWAY_COOKIE_KEY = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:stoa/prod/GATEWAY_COOKIE_KEY-abcdef" }
  policy_json = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = ["arn:aws:s3:::stoa-prod-123456789012-assets/*"] }]
  })
  repository_arn = "arn:aws:ecr:eu-central-1:123456789012:repository/stoa-prod/gateway"
  kms_key_arn    = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  cluster = {
    name              = "stoa-prod"
    arn               = "arn:aws:ecs:eu-central-1:123456789012:cluster/stoa-prod"
    namespace_arn     = "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-0123456789abcdef"
    capacity_strategy = { FARGATE = { base = 1, weight = 1 }, FARGATE_SPOT = { base = 0, weight = 3 } }
  }
  network       = { subnet_ids = ["subnet-0123456789abcdef0"], security_group_ids = ["sg-0123456789abcdef0"] }
  load_balancer = { target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/stoa-prod-gateway/0123456789abcdef" }
  scaling = {
    min              = 2
    max              = 12
    requests_per_min = 3000
    request_label    = "app/stoa-prod/0123456789abcdef/targetgroup/stoa-prod-gateway/0123456789abcdef"
  }
}
