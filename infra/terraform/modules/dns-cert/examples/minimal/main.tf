provider "aws" {
  region = "eu-central-1"
}

module "certificate" {
  source = "../.."

  domain = "dev.stoa.example"
}
