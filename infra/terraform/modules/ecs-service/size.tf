locals {
  # What Fargate sells up to four cores: CPU units to memory in MiB, smallest first.
  sizes = flatten([
    [for memory in [512, 1024, 2048] : { cpu = 256, memory = memory }],
    [for memory in range(1024, 4097, 1024) : { cpu = 512, memory = memory }],
    [for memory in range(2048, 8193, 1024) : { cpu = 1024, memory = memory }],
    [for memory in range(4096, 16385, 1024) : { cpu = 2048, memory = memory }],
    [for memory in range(8192, 30721, 1024) : { cpu = 4096, memory = memory }],
  ])
  size = [
    for size in local.sizes : size if size.cpu * 1000 >= var.wanted.cpu_milli * 1024 && size.memory >= var.wanted.memory_mib
  ][0]
}
