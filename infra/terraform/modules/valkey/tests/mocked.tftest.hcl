mock_provider "aws" {
  mock_resource "aws_elasticache_replication_group" {
    defaults = {
      arn                      = "arn:aws:elasticache:eu-central-1:111122223333:replicationgroup:stoa-prod-cache"
      primary_endpoint_address = "primary.stoa-prod-cache.example.internal"
    }
  }
  mock_resource "aws_elasticache_user" {
    defaults = { arn = "arn:aws:elasticache:eu-central-1:111122223333:user:stoa-prod-cache-cart" }
  }
}

run "production_fails_over_and_each_service_is_itself" {
  variables {
    name        = "stoa-prod-cache"
    production  = true
    replicas    = 1
    network     = { vpc_id = "vpc-1", subnet_ids = ["subnet-a", "subnet-b"] }
    kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    users       = { cart = "on ~cart:* -@all +@read +@write" }
  }

  assert {
    condition     = aws_elasticache_replication_group.this.multi_az_enabled && aws_elasticache_replication_group.this.num_cache_clusters == 2
    error_message = "A replica must give failover across zones."
  }
  assert {
    condition     = aws_elasticache_user.service["cart"].authentication_mode[0].type == "iam" && toset(aws_elasticache_replication_group.this.user_group_ids) == toset(["stoa-prod-cache"])
    error_message = "Users must log in with IAM and be required."
  }
  assert {
    condition     = jsondecode(output.connect_policy_json["cart"]).Statement[0].Action == ["elasticache:Connect"] && !strcontains(output.connect_policy_json["cart"], "*")
    error_message = "A service may connect as itself only."
  }
  assert {
    condition     = output.endpoint == "primary.stoa-prod-cache.example.internal" && output.port == 6379
    error_message = "The outputs must lead to the primary."
  }
}
