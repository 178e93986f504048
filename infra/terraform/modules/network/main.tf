data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

locals {
  region = data.aws_region.current.name
  zones  = var.availability_zones
  nat_zones = var.nat == "per-az" ? toset(keys(local.zones)) : toset([
    for zone, slot in local.zones : zone if slot == min(values(local.zones)...)
  ])

  # private: the lower half in four parts; public and database: eight-fold smaller parts of the upper half
  private  = { for zone, slot in local.zones : zone => cidrsubnet(var.cidr, 3, slot) }
  public   = { for zone, slot in local.zones : zone => cidrsubnet(var.cidr, 6, 32 + slot) }
  database = { for zone, slot in local.zones : zone => cidrsubnet(var.cidr, 6, 40 + slot) }

  private_cluster_tags = var.cluster_name == null ? {} : {
    "kubernetes.io/role/internal-elb" = "1"
    "karpenter.sh/discovery"          = var.cluster_name
  }
  public_cluster_tags = var.cluster_name == null ? {} : { "kubernetes.io/role/elb" = "1" }
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = var.name }
}

# Adopted only to be emptied: whatever forgets to name a security group reaches nothing.
resource "aws_default_security_group" "closed" {
  vpc_id  = aws_vpc.this.id
  ingress = []
  egress  = []

  tags = { Name = "${var.name}-default-closed" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = var.name }
}

resource "aws_subnet" "public" {
  for_each = local.public

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.key
  cidr_block              = each.value
  map_public_ip_on_launch = false

  tags = merge(local.public_cluster_tags, { Name = "${var.name}-public-${each.key}", Tier = "public" })
}

resource "aws_subnet" "private" {
  for_each = local.private

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = each.value

  tags = merge(local.private_cluster_tags, { Name = "${var.name}-private-${each.key}", Tier = "private" })
}

resource "aws_subnet" "database" {
  for_each = local.database

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = each.value

  tags = { Name = "${var.name}-database-${each.key}", Tier = "database" }
}
