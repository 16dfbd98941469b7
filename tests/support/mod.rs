//! What tests share.

pub mod html_reader;
pub mod pdf_mutant;
pub mod pdf_mutation;
pub mod pdf_page;
pub mod pdf_reader;
pub mod project;
pub mod sample;
mod setter;
pub mod test_output;
