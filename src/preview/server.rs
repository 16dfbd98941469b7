//! The server: one thread, this machine only, nothing kept by browsers, and news as server-sent events.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener as StdListener};
use std::pin::Pin;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::desk::{Ask, Key};
use super::guard;
use super::key::Key as Secret;
use super::routes::{self, Answer};

/// The time in which a request's header must have come.
const PATIENCE: Duration = Duration::from_secs(10);
/// The most bytes of a request's header; browsers send about one thousand.
const LARGEST_HEADER: usize = 32 << 10;
/// What is waited after a connection could not be taken, such as when there are too many.
const BREATH: Duration = Duration::from_millis(50);

/// Headers of every answer. Nothing is kept, and no other site may show or read it.
const HEADERS: [(&str, &str); 5] = [
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Who is told an address to open.
pub type Ready = Box<dyn Fn(&str) + Send + Sync>;

/// Tells the next address to open.
type Tell = Arc<dyn Fn() + Send + Sync>;

/// Where news reach the pages that are open.
#[derive(Clone, Default)]
pub struct Hub(Arc<Mutex<Vec<UnboundedSender<Bytes>>>>);

impl Hub {
    /// Tells the pages of a leaflet that it has changed.
    pub fn leaflet_changed(&self, key: &Key) {
        self.send(format!(
            "event: leaflet\ndata: {}/{}\n\n",
            key.leaflet, key.language
        ));
    }

    /// Tells the lists that some entry has changed.
    pub fn list_changed(&self) {
        self.send("event: list\ndata: \n\n".to_owned());
    }

    /// Pages that were closed are forgotten.
    fn send(&self, event: String) {
        let event = Bytes::from(event);
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|page| page.send(event.clone()).is_ok());
    }

    fn listen(&self) -> UnboundedReceiver<Bytes> {
        let (sender, receiver) = unbounded_channel();
        // The first bytes let the browser know that it is connected; after a break it tries again soon.
        let _ = sender.send(Bytes::from_static(b"retry: 1000\n\n"));
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.push(sender);
        receiver
    }
}

/// A server that has its port.
pub struct Server {
    listener: StdListener,
    port: u16,
    door: Arc<Secret>,
    asks: Sender<Ask>,
    hub: Hub,
}

impl Server {
    /// Takes a port on the loopback interface, which other machines cannot reach; 0 for any that is free.
    pub fn bind(port: u16, asks: Sender<Ask>, hub: Hub) -> io::Result<Self> {
        let listener = StdListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        Ok(Self {
            port,
            door: Arc::new(Secret::new(port).map_err(io::Error::other)?),
            listener,
            asks,
            hub,
        })
    }

    /// Answers for as long as the process lives. `ready` is told the address to open, of the page at `first`, and a new
    /// one each time that a browser has opened it.
    pub fn run(self, first: &str, ready: Ready) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let Self {
            listener,
            port,
            door,
            asks,
            hub,
        } = self;
        let base = format!("http://127.0.0.1:{port}/{first}");
        let tell: Tell = {
            let door = Arc::clone(&door);
            Arc::new(move || ready(&format!("{base}{}", door.query())))
        };
        tell();
        runtime.block_on(async {
            let listener = TcpListener::from_std(listener)?;
            loop {
                let Ok((stream, _)) = listener.accept().await else {
                    tokio::time::sleep(BREATH).await;
                    continue;
                };
                let visit = Visit {
                    port,
                    door: Arc::clone(&door),
                    tell: Arc::clone(&tell),
                    asks: asks.clone(),
                    hub: hub.clone(),
                };
                let service = service_fn(move |request| visit.clone().respond(request));
                let connection = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(PATIENCE)
                    .max_buf_size(LARGEST_HEADER)
                    .serve_connection(TokioIo::new(stream), service);
                // How a connection ends, a closed window for one, is no news.
                tokio::spawn(async { drop(connection.await) });
            }
        })
    }
}

/// What answers one connection.
#[derive(Clone)]
struct Visit {
    port: u16,
    door: Arc<Secret>,
    tell: Tell,
    asks: Sender<Ask>,
    hub: Hub,
}

impl Visit {
    async fn respond(self, request: Request<Incoming>) -> Result<Response<Content>, Infallible> {
        let (method, uri) = (request.method(), request.uri());
        if let Some((status, reason)) = guard::refusal(method, request.headers(), self.port) {
            return Ok(response(Answer::plain(status, reason)));
        }
        // A browser that only looks ahead must not use the ticket up.
        if *method == Method::GET && self.door.exchange(uri.query()) {
            (self.tell)();
            return Ok(let_in(uri.path(), &self.door));
        }
        if !self.door.is_shown(request.headers()) {
            return Ok(response(Answer::plain(
                StatusCode::FORBIDDEN,
                "Open the whole address that `leaflet preview` printed last: each is good for one browser, once.",
            )));
        }
        if uri.path() == "/events" {
            let mut answer = response(Answer::events());
            *answer.body_mut() = Content::Events(self.hub.listen());
            return Ok(answer);
        }
        let answer = routes::answer(uri.path(), uri.query(), &self.asks).await;
        Ok(response(answer))
    }
}

/// Leads a browser that has a ticket on to the same page, with a cookie in its place.
fn let_in(path: &str, door: &Secret) -> Response<Content> {
    // A path that starts with two slashes would be that of another server.
    let path = format!("/{}", path.trim_start_matches('/'));
    let mut response = response(Answer::onward(&path));
    if let Ok(cookie) = HeaderValue::from_str(&door.set_cookie()) {
        response.headers_mut().insert("set-cookie", cookie);
    }
    response
}

fn response(answer: Answer) -> Response<Content> {
    let mut response = Response::new(Content::Whole(Some(answer.body.into())));
    *response.status_mut() = answer.status;
    let headers = response.headers_mut();
    let own = [
        ("content-type", answer.kind),
        ("content-security-policy", answer.policy),
    ];
    for (name, value) in own.into_iter().chain(HEADERS) {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if answer.status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert("allow", HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// What an answer holds.
enum Content {
    /// All of it at once.
    Whole(Option<Bytes>),
    /// News, as they come.
    Events(UnboundedReceiver<Bytes>),
}

impl Body for Content {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Self::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Events(news) => news
                .poll_recv(context)
                .map(|event| event.map(|event| Ok(Frame::data(event)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, Bytes::len) as u64),
            Self::Events(_) => SizeHint::default(),
        }
    }
}
