//! Edits of a study that are tried, kept under a name, frozen as a promise, or begun anew.

pub mod compared;
pub mod imported;
pub mod planted;
pub mod promise;
pub mod recorded;
pub mod what_if;
