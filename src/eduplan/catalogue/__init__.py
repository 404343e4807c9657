"""What plugins know: dimensions, elements, indicators, standards, rules, and them all together."""
