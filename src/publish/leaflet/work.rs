//! A leaflet that is ready to be exported.

use super::Draft;
use super::examine::Pages;
use crate::assets::Pictures;
use crate::document::Document;
use crate::publish::settings::Task;

/// A leaflet in one language that is ready to be exported.
pub struct Work<'a> {
    /// The leaflet as read.
    pub draft: &'a Draft,
    /// The whole leaflet.
    pub document: &'a Document,
    /// The pictures that it shows.
    pub pictures: &'a Pictures,
    /// Its pages.
    pub pages: &'a Pages,
    /// What is wanted, and how.
    pub task: &'a Task,
}
