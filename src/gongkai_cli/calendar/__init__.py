"""Holiday notices and the law on days off → which days are worked, why, and how surely."""
