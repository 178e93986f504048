# The habitual names. Each calls the command or script that also runs everywhere else.
ENV ?= dev
COMPUTE ?= $(shell sed -n 's/^compute *= *"\(.*\)"/\1/p' infra/terraform/envs/$(ENV)/common.tfvars)
STOA = npx --no-install stoa
FLAGS = -e $(ENV) --compute $(COMPUTE)

.DEFAULT_GOAL := help
.PHONY: help init doctor plan-all deploy-all destroy-all get-urls cost verify verify-all

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

init: ## install what the command needs, then look at tools and credentials
	npm ci --ignore-scripts
	$(STOA) doctor $(FLAGS)

doctor: ## tools and credentials, with the remedy for what is missing
	$(STOA) doctor $(FLAGS)

plan-all: ## plan every stack of ENV
	$(STOA) deploy $(FLAGS) --plan-only

deploy-all: ## put ENV up, or go on where the last run stopped
	$(STOA) deploy $(FLAGS)

destroy-all: ## take ENV down; it asks for every stack
	$(STOA) destroy $(FLAGS)

get-urls: ## where shop, cluster and database of ENV are
	$(STOA) urls $(FLAGS)

cost: ## what ENV costs
	$(STOA) cost $(FLAGS)

verify: ## prove the infrastructure as every push does
	npm run verify:infra

verify-all: ## and everything that is slow
	npm run verify:infra -- --all
