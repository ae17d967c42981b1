//! Payoff: from a business challenge to a monetized training result.
