env         = "prod"
region      = "us-east-1"
account_id  = "333333333333"
domain      = "stoa.example"
cost_center = "shop"
compute     = "ecs"

# Once the domain's zone is delegated, name it here (and the certificate issues itself):
# zone_id = "Z..."
