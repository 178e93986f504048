"""Reads an account back through the AWS SDK, never through Terraform's state, and judges what was promised."""
