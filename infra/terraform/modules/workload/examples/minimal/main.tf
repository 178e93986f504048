module "workload" {
  source = "../.."

  workload = { name = "gateway", kind = "service", port = 8080 }
  env      = "dev"
  account  = { id = "123456789012", region = "eu-central-1" }
}
