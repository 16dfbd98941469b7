//! Who is answered: pages of this server in browsers on this machine, and nobody else.
//!
//! The socket takes connections from this machine only. A page of another site could still ask in the browser's name
//! (its own name made to lead here, or a request across sites), so the headers that browsers set, and pages cannot,
//! must say that the question comes from here.

use hyper::header::{HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::{Method, StatusCode};

/// Where a request comes from (W3C Fetch Metadata, 2.3 and 2.2).
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// Why a request is refused, or nothing.
pub fn refusal(
    method: &Method,
    headers: &HeaderMap,
    port: u16,
) -> Option<(StatusCode, &'static str)> {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Some((
            StatusCode::METHOD_NOT_ALLOWED,
            "The preview shows leaflets and changes nothing.",
        ));
    }
    let names = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let value = |name: &HeaderName| headers.get(name).map(|value| value.as_bytes());
    let is_here = |host: &[u8]| names.iter().any(|name| name.as_bytes() == host);
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next().filter(|_| hosts.next().is_none());
    if !host.is_some_and(|host| is_here(host.as_bytes())) {
        return Some((
            StatusCode::MISDIRECTED_REQUEST,
            "The preview answers only at its own address.",
        ));
    }
    let is_own = |origin: &[u8]| origin.strip_prefix(b"http://").is_some_and(is_here);
    let from_elsewhere = value(&ORIGIN).is_some_and(|origin| !is_own(origin));
    // A link that someone follows shows the page in a window of its own, which no other page can read.
    let across_sites = value(&SITE) == Some(b"cross-site") && value(&MODE) != Some(b"navigate");
    (from_elsewhere || across_sites).then_some((
        StatusCode::FORBIDDEN,
        "The preview does not answer the pages of other sites.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(headers: &[(&str, &str)]) -> Option<u16> {
        let pair = |(name, value): &(&str, &str)| {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            (name, value.parse().unwrap())
        };
        let mut map = HeaderMap::new();
        map.extend(headers.iter().map(pair));
        refusal(&Method::GET, &map, 4000).map(|(status, _)| status.as_u16())
    }

    #[test]
    fn only_its_own_names_are_answered() {
        assert_eq!(asked(&[("host", "127.0.0.1:4000")]), None);
        assert_eq!(asked(&[("host", "localhost:4000")]), None);
        for host in [
            "127.0.0.1",
            "127.0.0.1:4001",
            "leaflets.example:4000",
            "0.0.0.0:4000",
        ] {
            assert_eq!(asked(&[("host", host)]), Some(421), "{host}");
        }
        assert_eq!(asked(&[]), Some(421));
    }

    #[test]
    fn pages_of_other_sites_are_not_answered() {
        let host = ("host", "127.0.0.1:4000");
        assert_eq!(asked(&[host, ("origin", "http://127.0.0.1:4000")]), None);
        for origin in [
            "https://127.0.0.1:4000",
            "http://127.0.0.1:5000",
            "http://x.example",
            "null",
        ] {
            assert_eq!(asked(&[host, ("origin", origin)]), Some(403), "{origin}");
        }
        let across = ("sec-fetch-site", "cross-site");
        assert_eq!(
            asked(&[host, across, ("sec-fetch-mode", "no-cors")]),
            Some(403)
        );
        assert_eq!(asked(&[host, across, ("sec-fetch-mode", "navigate")]), None);
        assert_eq!(asked(&[host, ("sec-fetch-site", "same-origin")]), None);
    }

    #[test]
    fn nothing_can_be_changed() {
        let headers: HeaderMap = [(HOST, "localhost:4000".parse().unwrap())]
            .into_iter()
            .collect();
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
            let (status, _) = refusal(&method, &headers, 4000).unwrap();
            assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
        }
        assert_eq!(refusal(&Method::HEAD, &headers, 4000), None);
    }
}
