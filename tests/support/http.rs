//! Just enough of an HTTP/1.1 server: POST, connections kept open, one thread for all of them. Its pace matters,
//! since it shares the machine with the bot that is measured.

use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Handle, Runtime};

/// What a client asks.
pub struct Request<'a> {
    pub path: &'a str,
    pub content_type: &'a str,
    pub body: &'a [u8],
}

/// What a server says to a request.
pub struct Response {
    pub status: u16,
    pub body: String,
}

/// Something that answers requests. If it has no answer, the connection is reset.
pub trait Service: Send + Sync + 'static {
    fn respond(&self, request: Request<'_>) -> impl Future<Output = Option<Response>> + Send;
}

/// A running server; dropping it ends it.
pub struct Server {
    pub address: SocketAddr,
    runtime: Option<Runtime>,
}

impl Server {
    /// Serves on a free port.
    pub fn start(service: Arc<impl Service>) -> Server {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a free port");
        let address = listener.local_addr().expect("an address");
        runtime.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let service = Arc::clone(&service);
                tokio::spawn(async move { connection(stream, &*service).await });
            }
        });
        Server { address, runtime: Some(runtime) }
    }

    /// Where tasks can be started that live as long as the server.
    pub fn tasks(&self) -> &Handle {
        self.runtime.as_ref().expect("a server runs until it's dropped").handle()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// The beginning of a request, up to its body.
struct Head {
    path: String,
    content_type: String,
    begin: usize,
    length: Option<usize>,
}

/// Serves one connection; `None` is its end, for whatever reason.
async fn connection(mut stream: TcpStream, service: &impl Service) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut input = Vec::with_capacity(4096);
    loop {
        let (head, body, end) = read(&mut stream, &mut input).await?;
        let body = body.as_deref().unwrap_or(&input[head.begin..end]);
        let request = Request { path: &head.path, content_type: &head.content_type, body };
        let Some(Response { status, body }) = service.respond(request).await else {
            stream.set_zero_linger().ok()?;
            return None;
        };
        let length = body.len();
        let mut answer =
            format!("HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n");
        answer.push_str(&body);
        stream.write_all(answer.as_bytes()).await.ok()?;
        input.drain(..end);
    }
}

/// Reads on until a whole request is there: its head, its body if that came in chunks, and where it ends.
async fn read(stream: &mut TcpStream, input: &mut Vec<u8>) -> Option<(Head, Option<Vec<u8>>, usize)> {
    loop {
        if let Some(head) = head(input)? {
            match head.length {
                Some(length) if input.len() >= head.begin + length => {
                    let end = head.begin + length;
                    return Some((head, None, end));
                }
                Some(_) => {}
                None => {
                    if let Some((body, end)) = unchunked(input, head.begin)? {
                        return Some((head, Some(body), end));
                    }
                }
            }
        }
        if stream.read_buf(input).await.ok()? == 0 {
            return None;
        }
    }
}

/// The head, if all of it is there. The outer `None` is one that can't be understood.
fn head(input: &[u8]) -> Option<Option<Head>> {
    let mut headers = [httparse::EMPTY_HEADER; 32];
    let mut request = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(begin) = request.parse(input).ok()? else {
        return Some(None);
    };
    let value = |name: &str| {
        let header = request.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        header.and_then(|header| std::str::from_utf8(header.value).ok())
    };
    let length = match value("content-length") {
        Some(length) => Some(length.trim().parse().ok()?),
        None => value("transfer-encoding").is_none().then_some(0),
    };
    let content_type = value("content-type").unwrap_or_default().to_owned();
    Some(Some(Head { path: request.path?.to_owned(), content_type, begin, length }))
}

/// A body that came in chunks and where it ends, if all of it is there.
fn unchunked(input: &[u8], begin: usize) -> Option<Option<(Vec<u8>, usize)>> {
    let (mut body, mut at) = (Vec::new(), begin);
    loop {
        let httparse::Status::Complete((digits, length)) = httparse::parse_chunk_size(&input[at..]).ok()? else {
            return Some(None);
        };
        let begin = at + digits;
        let end = begin + usize::try_from(length).ok()?;
        let Some(chunk) = input.get(begin..end).filter(|_| input.len() >= end + 2) else {
            return Some(None);
        };
        body.extend_from_slice(chunk);
        at = end + 2;
        if length == 0 {
            return Some(Some((body, at)));
        }
    }
}

#[test]
fn a_body_may_come_in_chunks() {
    let input = b"3\r\ntea\r\n2\r\n!!\r\n0\r\n\r\nPOST";
    let (body, end) = unchunked(input, 0).flatten().expect("a body");
    assert_eq!((body.as_slice(), &input[end..]), (b"tea!!".as_slice(), b"POST".as_slice()));
    assert!(unchunked(b"3\r\nte", 0).is_some_and(|body| body.is_none()));
    assert!(unchunked(b"tea", 0).is_none());
}
