"""A platform's bytes <-> dialogs' values. One folder a platform; each knows the contract and itself."""
