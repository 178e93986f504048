provider "aws" {
  region = "eu-central-1"
}

module "bucket" {
  source = "../.."

  name = "stoa-dev-123456789012-assets"
}
