"""*Licensing*: what the licensing teams of police and council received, decided and did."""
