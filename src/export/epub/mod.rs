//! EPUB 3.3 with EPUB Accessibility 1.1.
