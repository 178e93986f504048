plugin "terraform" {
  enabled = true
  preset  = "all"
}

# The files are named after what they hold; a long main.tf would be the other way.
rule "terraform_standard_module_structure" {
  enabled = false
}
