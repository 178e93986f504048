provider "aws" {
  region = "eu-central-1"
}

module "key" {
  source = "../.."

  name                 = "stoa-prod-data"
  description          = "Data at rest of the prod environment."
  services             = ["logs", "sns", "events", "cloudwatch"]
  deletion_window_days = 30
  multi_region         = true
}
