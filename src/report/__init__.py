"""What a check finds: violations, what is unevaluated, and the report of them all."""
