//! The batch: plan, build in parallel, verify, write atomically.
