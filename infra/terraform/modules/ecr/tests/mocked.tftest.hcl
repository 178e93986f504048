mock_provider "aws" {
  mock_resource "aws_ecr_repository" {
    defaults = {
      arn            = "arn:aws:ecr:eu-central-1:123456789012:repository/stoa-test/catalog"
      repository_url = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/stoa-test/catalog"
    }
  }
}

run "hands_out_urls_by_name" {
  variables {
    name         = "stoa-test"
    repositories = ["catalog"]
  }

  assert {
    condition     = output.repository_urls == { catalog = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/stoa-test/catalog" }
    error_message = "Deployments look a repository up by the workload's name."
  }
}
