"""Executors: they run the stages of the pipeline on inputs."""
