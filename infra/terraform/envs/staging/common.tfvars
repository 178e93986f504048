env         = "staging"
region      = "us-east-1"
account_id  = "222222222222"
domain      = "staging.stoa.example"
cost_center = "shop"
compute     = "ecs"

# Once the domain's zone is delegated, name it here (and the certificate issues itself):
# zone_id = "Z..."
