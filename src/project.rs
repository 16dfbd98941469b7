//! A project on disk: its folder, its house file and its sources.
