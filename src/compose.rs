//! The parsed leaflet, the house, picture words and locale become one complete document.
