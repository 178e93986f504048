provider "aws" {
  region = "eu-central-1"
}

module "catalog" {
  source = "../.."

  name            = "stoa-dev-catalog-pod"
  cluster         = { name = "stoa-dev", arn = "arn:aws:eks:eu-central-1:123456789012:cluster/stoa-dev" }
  namespace       = "stoa"
  service_account = "catalog"
}
