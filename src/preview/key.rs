//! The key of one preview: who started it sees the address that holds it, and nobody else on the same machine can
//! guess it. The first page puts it into a cookie, so that it stands in no later address.

use std::fmt::Write;

use hyper::header::{COOKIE, HeaderMap};

/// What one running preview is opened with.
#[derive(Clone)]
pub struct Key {
    secret: String,
    cookie: String,
}

impl Key {
    /// A new one, for the preview at that port: 128 bits from the system.
    pub fn new(port: u16) -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        let mut secret = String::new();
        for byte in bytes {
            // Writing to a string cannot fail.
            let _ = write!(secret, "{byte:02x}");
        }
        // Cookies know no ports, and two previews may run at once.
        let cookie = format!("leaflet-preview-{port}");
        Ok(Self { secret, cookie })
    }

    /// What the first address ends with.
    pub fn query(&self) -> String {
        format!("?key={}", self.secret)
    }

    /// Whether a browser shows the cookie.
    pub fn is_shown(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(COOKIE).into_iter();
        let pairs = cookies.filter_map(|header| header.to_str().ok());
        pairs
            .flat_map(|header| header.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .any(|(name, value)| name == self.cookie && self.is(value))
    }

    /// Whether an address ends with it.
    pub fn is_in(&self, query: Option<&str>) -> bool {
        let key = query.and_then(|query| query.strip_prefix("key="));
        key.is_some_and(|key| self.is(key))
    }

    /// The cookie: sent to this server only, by its own pages only, and read by no script.
    pub fn set_cookie(&self) -> String {
        let Self { secret, cookie } = self;
        format!("{cookie}={secret}; Path=/; HttpOnly; SameSite=Strict")
    }

    /// Compares to the end, so that the time it takes tells nothing.
    fn is(&self, shown: &str) -> bool {
        let pairs = self.secret.bytes().zip(shown.bytes());
        let differs = pairs.fold(0, |differs, (a, b)| differs | (a ^ b));
        self.secret.len() == shown.len() && differs == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookies(header: String) -> HeaderMap {
        [(COOKIE, header.parse().unwrap())].into_iter().collect()
    }

    #[test]
    fn only_its_own_cookie_opens_a_preview() {
        let (key, other) = (Key::new(4000).unwrap(), Key::new(4000).unwrap());
        assert_ne!(key.secret, other.secret);
        assert_eq!(key.secret.len(), 32);
        assert!(key.is_shown(&cookies(format!(
            "a=b; leaflet-preview-4000={}",
            key.secret
        ))));
        for wrong in [
            String::new(),
            "leaflet-preview-4000=".to_owned(),
            format!("leaflet-preview-4000={}", other.secret),
            format!("leaflet-preview-4000={}0", key.secret),
            format!("leaflet-preview-4001={}", key.secret),
        ] {
            assert!(!key.is_shown(&cookies(wrong)));
        }
    }

    #[test]
    fn the_first_address_opens_it() {
        let key = Key::new(4000).unwrap();
        let query = key.query();
        assert!(key.is_in(query.strip_prefix('?')));
        assert!(!key.is_in(None) && !key.is_in(Some("key=")) && !key.is_in(Some("find=x")));
    }
}
