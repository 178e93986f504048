provider "aws" {
  region = "eu-central-1"
}

module "certificate" {
  source = "../.."

  domain            = "www.stoa.example"
  alternative_names = ["*.stoa.example"]
  zone_name         = "stoa.example"
  zone_id           = "Z0123456789ABC"
  wait              = true
}
