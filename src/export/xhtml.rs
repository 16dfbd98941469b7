//! A document as XHTML.
