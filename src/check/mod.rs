//! Rules over complete documents.
