resource "aws_elasticache_user" "service" {
  for_each = var.users

  user_id       = "${var.name}-${each.key}"
  user_name     = "${var.name}-${each.key}"
  engine        = "valkey"
  access_string = each.value

  authentication_mode {
    type = "iam"
  }
}

resource "aws_elasticache_user_group" "this" {
  count = length(var.users) > 0 ? 1 : 0

  engine        = "valkey"
  user_group_id = var.name
  user_ids      = [for user in aws_elasticache_user.service : user.user_id]
}
