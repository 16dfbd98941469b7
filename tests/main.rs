//! The tests of the program from outside, as one program: each by itself would be linked and optimised once more.

mod account;
mod architecture;
mod assets;
mod cli;
mod conformance;
mod due;
mod epub;
mod fonts;
mod foresee;
mod hostile;
mod incremental;
mod leaflets;
mod library;
mod locale;
mod markdown;
mod markdown_writer;
mod messages;
mod pdf;
mod plain_text;
mod preview;
mod rule_fixtures;
mod rules;
mod supply;
mod support;
mod web_links;
