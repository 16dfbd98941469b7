//! Canvases as PNG pictures: covers, and figures with their markers.
