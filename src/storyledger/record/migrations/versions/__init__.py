"""The migrations, in order; one that has been released is never changed."""
