provider "aws" {
  region = "eu-central-1"
}

module "key" {
  source = "../.."

  name        = "stoa-dev-data"
  description = "Data at rest of the dev environment."
}
