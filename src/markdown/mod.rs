//! Markdown to the parsed body: the only module that knows comrak.
