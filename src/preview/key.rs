//! Who may see one preview: whoever has its cookie, which a browser gets for a ticket.
//!
//! A ticket is the end of an address. It is good for one exchange: who finds it later, in the list of a browser or of
//! the machine's processes, gets nothing for it. After each exchange there is a new one, for a second browser.

use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

use hyper::header::{COOKIE, HeaderMap};

/// What one running preview is opened with.
pub struct Key {
    secret: Secret,
    cookie: String,
    ticket: Mutex<Secret>,
}

/// 128 bits from the system, as hexadecimal digits.
struct Secret(String);

impl Secret {
    fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        let mut digits = String::new();
        for byte in bytes {
            // Writing to a string cannot fail.
            let _ = write!(digits, "{byte:02x}");
        }
        Ok(Self(digits))
    }

    /// Compares to the end, so that the time it takes tells nothing.
    fn is(&self, shown: &str) -> bool {
        let pairs = self.0.bytes().zip(shown.bytes());
        let differs = pairs.fold(0, |differs, (a, b)| differs | (a ^ b));
        self.0.len() == shown.len() && differs == 0
    }
}

impl Key {
    /// A new one, for the preview at that port.
    pub fn new(port: u16) -> Result<Self, getrandom::Error> {
        Ok(Self {
            secret: Secret::new()?,
            // Cookies know no ports, and two previews may run at once.
            cookie: format!("leaflet-preview-{port}"),
            ticket: Mutex::new(Secret::new()?),
        })
    }

    /// What the next address to open ends with.
    pub fn query(&self) -> String {
        let ticket = self.ticket.lock().unwrap_or_else(PoisonError::into_inner);
        format!("?key={}", ticket.0)
    }

    /// Whether a browser shows the cookie.
    pub fn is_shown(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(COOKIE).into_iter();
        let pairs = cookies.filter_map(|header| header.to_str().ok());
        pairs
            .flat_map(|header| header.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .any(|(name, value)| name == self.cookie && self.secret.is(value))
    }

    /// Takes the ticket that an address ends with, if it is the one that is good now.
    pub fn exchange(&self, query: Option<&str>) -> bool {
        let Some(shown) = query.and_then(|query| query.strip_prefix("key=")) else {
            return false;
        };
        let mut ticket = self.ticket.lock().unwrap_or_else(PoisonError::into_inner);
        if !ticket.is(shown) {
            return false;
        }
        // Without a new one the old would be good again, so then nobody is let in.
        match Secret::new() {
            Ok(next) => *ticket = next,
            Err(_) => return false,
        }
        true
    }

    /// The cookie: sent to this server only, by its own pages only, and read by no script.
    pub fn set_cookie(&self) -> String {
        let Self { secret, cookie, .. } = self;
        format!("{cookie}={}; Path=/; HttpOnly; SameSite=Strict", secret.0)
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
        let [key, other] = [4000, 4000].map(|port| Key::new(port).unwrap());
        let [secret, wrong] = [&key, &other].map(|key| key.secret.0.clone());
        assert_ne!(secret, wrong);
        assert_eq!(secret.len(), 32);
        assert!(key.is_shown(&cookies(format!("a=b; leaflet-preview-4000={secret}"))));
        for wrong in [
            String::new(),
            "leaflet-preview-4000=".to_owned(),
            format!("leaflet-preview-4000={wrong}"),
            format!("leaflet-preview-4000={secret}0"),
            format!("leaflet-preview-4001={secret}"),
        ] {
            assert!(!key.is_shown(&cookies(wrong)));
        }
    }

    #[test]
    fn a_ticket_is_good_once() {
        let key = Key::new(4000).unwrap();
        let first = key.query();
        let first = first.strip_prefix('?');
        assert!(!key.exchange(None) && !key.exchange(Some("key=")) && !key.exchange(Some("x")));
        assert!(key.exchange(first));
        assert!(!key.exchange(first));
        let second = key.query();
        assert_ne!(second.strip_prefix('?'), first);
        assert!(key.exchange(second.strip_prefix('?')));
    }
}
