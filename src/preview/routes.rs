//! What is at each address. No address names a file: leaflets are looked up among those that the project has.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use hyper::StatusCode;
use tokio::sync::oneshot;

use super::desk::{Ask, Key, State};
use super::reading::{self, Choice};
use super::{assets, leaflet_page, list_page};
use crate::document::NodeId;
use crate::style::Edition;

/// An answer to a browser.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The media type.
    pub kind: &'static str,
    /// What the content may load and do (W3C Content Security Policy).
    pub policy: &'static str,
    /// The content.
    pub body: Vec<u8>,
}

/// Our own pages: own files only; nobody may frame them.
const PAGE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                    frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// A leaflet's text: no script, no address but its style sheet and pictures; our pages may frame it.
const TEXT: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; \
                    frame-ancestors 'self'; sandbox allow-same-origin";
/// Pictures and everything else: nothing but the pictures inside them.
const FILE: &str =
    "default-src 'none'; img-src data:; base-uri 'none'; frame-ancestors 'none'; sandbox";

impl Answer {
    /// Words for people, in place of a page.
    pub fn plain(status: StatusCode, words: &str) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            policy: FILE,
            body: format!("{words}\n").into_bytes(),
        }
    }

    /// A page that goes on to another. Browsers show a cookie only to what a page of its own site asks for, so whoever
    /// comes from elsewhere is not sent on by an answer alone.
    pub fn onward(address: &str) -> Self {
        Self::page(StatusCode::OK, super::html::onward(address))
    }

    /// The beginning of a stream of news.
    pub fn events() -> Self {
        Self::file("text/event-stream", Vec::new())
    }

    fn file(kind: &'static str, body: Vec<u8>) -> Self {
        Self {
            status: StatusCode::OK,
            kind,
            policy: FILE,
            body,
        }
    }

    fn page(status: StatusCode, body: Vec<u8>) -> Self {
        Self {
            status,
            kind: "text/html; charset=utf-8",
            policy: PAGE,
            body,
        }
    }

    fn svg(body: &[u8]) -> Self {
        Self::file("image/svg+xml", body.to_vec())
    }

    fn nothing() -> Self {
        Self::plain(StatusCode::NOT_FOUND, "There is nothing at this address.")
    }
}

/// What is at a path.
pub async fn answer(path: &str, query: Option<&str>, asks: &Sender<Ask>) -> Answer {
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match parts.as_slice() {
        [""] => {
            let listing = ask(asks, Ask::List).await;
            listing.map_or_else(stopped, |listing| {
                let find = reading::search(query);
                Answer::page(StatusCode::OK, list_page::page(&listing, &find))
            })
        }
        ["assets", "preview.css"] => Answer::file("text/css; charset=utf-8", assets::STYLE.into()),
        ["assets", "preview.js"] => {
            Answer::file("text/javascript; charset=utf-8", assets::SCRIPT.into())
        }
        ["assets", "icon.svg"] => Answer::file("image/svg+xml", assets::ICON.into()),
        ["assets", "text.css"] => {
            let style = Choice::read(query).stylesheet();
            Answer::file("text/css; charset=utf-8", style.into())
        }
        ["leaflet", leaflet, language, rest @ ..] => {
            let key = Key {
                leaflet: (*leaflet).to_owned(),
                language: (*language).to_owned(),
            };
            match ask(asks, |reply| Ask::Leaflet(key, reply)).await {
                Some(Some(state)) => of_leaflet(&state, rest, query),
                Some(None) if rest.is_empty() => {
                    Answer::page(StatusCode::NOT_FOUND, list_page::no_leaflet())
                }
                Some(None) => Answer::nothing(),
                None => stopped(),
            }
        }
        _ => Answer::nothing(),
    }
}

fn of_leaflet(state: &Arc<State>, rest: &[&str], query: Option<&str>) -> Answer {
    let choice = Choice::read(query);
    let found = match rest {
        [] => {
            let page = leaflet_page::page(state, choice);
            return Answer::page(StatusCode::OK, page);
        }
        ["page", edition, file] => page(state, edition, file),
        ["figure", file] => figure(state, file),
        ["text.xhtml"] => leaflet_page::text(state, choice).map(|body| Answer {
            kind: "application/xhtml+xml; charset=utf-8",
            policy: TEXT,
            ..Answer::file("", body)
        }),
        _ => None,
    };
    found.unwrap_or_else(Answer::nothing)
}

/// A page of an edition: "2.svg" is the second.
fn page(state: &State, edition: &str, file: &str) -> Option<Answer> {
    let edition = Edition::ALL
        .into_iter()
        .find(|known| known.name() == edition)?;
    let number: usize = file.strip_suffix(".svg")?.parse().ok()?;
    let pages = state.shown.as_ref()?.pages(edition);
    Some(Answer::svg(&pages.get(number.checked_sub(1)?)?.svg))
}

/// A figure, by its node.
fn figure(state: &State, file: &str) -> Option<Answer> {
    let node = NodeId(file.strip_suffix(".svg")?.parse().ok()?);
    Some(Answer::svg(&state.shown.as_ref()?.figure(node)?.svg))
}

/// Asks the desk; `None` if it has stopped.
async fn ask<T>(asks: &Sender<Ask>, ask: impl FnOnce(oneshot::Sender<T>) -> Ask) -> Option<T> {
    let (reply, answer) = oneshot::channel();
    asks.send(ask(reply)).ok()?;
    answer.await.ok()
}

fn stopped() -> Answer {
    Answer::plain(
        StatusCode::INTERNAL_SERVER_ERROR,
        "The preview has stopped working. This is a bug of leaflet: please report it, and start the preview again.",
    )
}
