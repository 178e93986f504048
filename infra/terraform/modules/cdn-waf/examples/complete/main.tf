provider "aws" {
  region = "us-east-1"
}

module "edge" {
  source = "../.."

  name                  = "stoa-prod-edge"
  aliases               = ["stoa.example", "www.stoa.example"]
  certificate_arn       = "arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555"
  origin                = { domain_name = "origin.stoa.example" }
  assets                = { bucket_domain_name = "stoa-111122223333-prod-assets.s3.eu-central-1.amazonaws.com" }
  rate_limit            = { all = 2000, sign_in = 50 }
  countries             = { mode = "blacklist", codes = ["KP"] }
  price_class           = "PriceClass_All"
  access_log_bucket_arn = "arn:aws:s3:::stoa-111122223333-prod-logs"
}
