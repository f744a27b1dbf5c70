//! The server of the built site: on this machine only, each client in a thread
//! and within limits of its own, so that one that stalls holds up nobody.
//!
//! No crate that serves files has these limits without a runtime, which would
//! double what a reader compiles; the request itself is read by `httparse`.

use std::collections::VecDeque;
use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use percent_encoding::percent_decode_str;

/// How long a client may take to say what it wants.
const TO_ASK: Duration = Duration::from_secs(10);

/// How long a client may take to read the answer.
const TO_READ: Duration = Duration::from_secs(30);

/// The longest request, in bytes, its body left out.
const LONGEST: usize = 16 << 10;

/// How many clients are served at a time. One more, and the one that has been
/// there longest is hung up on, as it has most likely stalled.
const MOST: usize = 64;

/// How long nobody new is let in when the system has no room for more.
const FULL: Duration = Duration::from_millis(50);

/// An address to be served on.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    /// The clients that are there, with the number of each, oldest first.
    clients: Mutex<VecDeque<(u64, TcpStream)>>,
}

/// What a client is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status, as in `200 OK`.
    pub status: &'static str,
    /// The media type.
    pub kind: &'static str,
    /// What follows.
    pub body: Vec<u8>,
}

impl Server {
    /// Takes `port` of this machine, or a free one for 0; nothing outside this
    /// machine reaches it.
    ///
    /// # Errors
    ///
    /// When the port is taken.
    pub fn bind(port: u16) -> io::Result<Self> {
        Ok(Server {
            listener: TcpListener::bind((Ipv4Addr::LOCALHOST, port))?,
            clients: Mutex::default(),
        })
    }

    /// Where it is reached.
    ///
    /// # Errors
    ///
    /// When the system does not say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers with what `answer` makes of the path that is asked for, which
    /// begins with `/` and has no query. It may be asked by several threads at
    /// a time, and no lock that it takes is held while a client reads.
    pub fn run(self, answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> ! {
        let server = Arc::new(self);
        let answer = Arc::new(answer);
        for number in 0.. {
            // A client that is gone again, or a system without room, is no
            // reason to stop.
            let Ok((stream, _)) = server.listener.accept() else {
                thread::sleep(FULL);
                continue;
            };
            if server.admit(number, &stream).is_err() {
                continue;
            }
            let (inside, answer) = (Arc::clone(&server), Arc::clone(&answer));
            let client = thread::Builder::new().spawn(move || {
                // One that hangs up, or that takes too long, does not matter.
                let _ = serve(&stream, &*answer);
                let _ = stream.shutdown(Shutdown::Both);
                inside.clients().retain(|(other, _)| *other != number);
            });
            if client.is_err() {
                server.clients().retain(|(other, _)| *other != number);
            }
        }
        unreachable!("the numbers do not end")
    }

    /// Lists a client, in place of the oldest where there are too many.
    fn admit(&self, number: u64, stream: &TcpStream) -> io::Result<()> {
        let handle = stream.try_clone()?;
        let mut clients = self.clients();
        clients.push_back((number, handle));
        if clients.len() > MOST
            && let Some((_, oldest)) = clients.pop_front()
        {
            // Its thread then finds that it is gone.
            let _ = oldest.shutdown(Shutdown::Both);
        }
        Ok(())
    }

    fn clients(&self) -> std::sync::MutexGuard<'_, VecDeque<(u64, TcpStream)>> {
        self.clients.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Hears what one client wants, answers, and is done: a connection that is
/// kept would be one more that can stall.
fn serve(stream: &TcpStream, answer: impl Fn(&str) -> Answer) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let until = Instant::now() + TO_ASK;
    let (only_head, answer) = match hear(stream, until)? {
        Asked::For { path, only_head } => (only_head, answer(&path)),
        Asked::Wrongly(status) => (false, Answer::text(status, status)),
    };
    let head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         Connection: close\r\n\r\n",
        answer.status,
        answer.kind,
        answer.body.len()
    );
    let until = Instant::now() + TO_READ;
    say(stream, head.as_bytes(), until)?;
    if !only_head {
        say(stream, &answer.body, until)?;
    }
    stream.shutdown(Shutdown::Write)
}

/// What a client asked.
enum Asked {
    For { path: String, only_head: bool },
    Wrongly(&'static str),
}

/// Reads a request up to the end of its head.
fn hear(mut stream: &TcpStream, until: Instant) -> io::Result<Asked> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        stream.set_read_timeout(Some(left(until)?))?;
        match stream.read(&mut buffer) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(read) => bytes.extend_from_slice(&buffer[..read]),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        }
        if let Some(asked) = asked(&bytes) {
            return Ok(asked);
        }
        if bytes.len() > LONGEST {
            return Ok(Asked::Wrongly("431 Request Header Fields Too Large"));
        }
    }
}

/// What these bytes ask for, once they are a whole request.
fn asked(bytes: &[u8]) -> Option<Asked> {
    let mut headers = [httparse::EMPTY_HEADER; 100];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(bytes) {
        Ok(httparse::Status::Partial) => return None,
        Ok(httparse::Status::Complete(_)) => {}
        Err(_) => return Some(Asked::Wrongly("400 Bad Request")),
    }
    let only_head = match request.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Some(Asked::Wrongly("405 Method Not Allowed")),
    };
    let path = request.path.unwrap_or("/");
    let path = path.split(['?', '#']).next().unwrap_or(path).to_owned();
    Some(Asked::For { path, only_head })
}

fn say(mut stream: &TcpStream, mut bytes: &[u8], until: Instant) -> io::Result<()> {
    while !bytes.is_empty() {
        stream.set_write_timeout(Some(left(until)?))?;
        match stream.write(bytes) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(written) => bytes = &bytes[written..],
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// The time until then.
fn left(until: Instant) -> io::Result<Duration> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() {
        Err(ErrorKind::TimedOut.into())
    } else {
        Ok(left)
    }
}

impl Answer {
    /// A line of text.
    pub fn text(status: &'static str, text: impl Into<String>) -> Self {
        Answer {
            status,
            kind: "text/plain; charset=utf-8",
            body: text.into().into_bytes(),
        }
    }

    /// The file of the built site in `folder` that `path` asks for, or its page
    /// that says that there is none. `addition` follows every page.
    pub fn of(folder: &Path, path: &str, addition: &str) -> Self {
        let (status, file) = match file_of(folder, path) {
            Ok(file) => ("200 OK", file),
            Err(missing) => ("404 Not Found", missing),
        };
        let Ok(mut body) = fs::read(&file) else {
            return Answer::text("404 Not Found", "there is no such page\n");
        };
        let kind = kind_of(&file);
        if kind.starts_with("text/html") {
            body.extend_from_slice(addition.as_bytes());
        }
        Answer { status, kind, body }
    }
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// The file that a path of the site leads to, or else the page that says so.
fn file_of(folder: &Path, path: &str) -> Result<PathBuf, PathBuf> {
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let relative = PathBuf::from(decoded.trim_start_matches('/'));
    let inside = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let mut file = folder.join(relative);
    if file.is_dir() {
        file.push("index.html");
    }
    if inside && file.is_file() {
        Ok(file)
    } else {
        Err(folder.join("404.html"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_never_leads_out_of_the_site() {
        let site = tempfile::tempdir().unwrap();
        let folder = site.path().join("site");
        fs::create_dir_all(folder.join("a b")).unwrap();
        fs::write(folder.join("a b/index.html"), "in").unwrap();
        fs::write(site.path().join("secret.txt"), "out").unwrap();
        assert_eq!(
            file_of(&folder, "/a%20b/"),
            Ok(folder.join("a b/index.html"))
        );
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/a%20b/../../secret.txt",
            "/none",
            "/a%20b/index.html%00",
        ] {
            assert_eq!(
                file_of(&folder, path),
                Err(folder.join("404.html")),
                "{path}"
            );
        }
    }

    /// What the server answers to these bytes.
    fn answered(address: SocketAddr, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(TO_ASK)).unwrap();
        stream.write_all(bytes).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn started(body: &'static [u8]) -> SocketAddr {
        let server = Server::bind(0).unwrap();
        let address = server.address().unwrap();
        thread::spawn(move || {
            server.run(move |path| Answer {
                status: "200 OK",
                kind: if path == "/a" { "a/a" } else { "b/b" },
                body: body.to_vec(),
            })
        });
        address
    }

    #[test]
    fn a_request_is_answered_in_whatever_pieces_it_comes() {
        let address = started(b"body");
        let whole = answered(address, b"GET /a?x=1 HTTP/1.1\r\nHost: h\r\n\r\n");
        assert!(whole.starts_with("HTTP/1.1 200 OK\r\nContent-Type: a/a\r\nContent-Length: 4\r\n"));
        assert!(whole.ends_with("\r\n\r\nbody"), "{whole}");
        let mut stream = TcpStream::connect(address).unwrap();
        for byte in b"GET /a HTTP/1.1\r\nHost: h\r\n\r\n" {
            stream.write_all(&[*byte]).unwrap();
        }
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.ends_with("\r\n\r\nbody"), "{answer}");
        let head = answered(address, b"HEAD / HTTP/1.1\r\n\r\n");
        assert!(head.contains("b/b\r\nContent-Length: 4\r\n"), "{head}");
        assert!(head.ends_with("\r\n\r\n"), "{head}");
    }

    #[test]
    fn what_is_no_request_for_a_page_is_refused() {
        let address = started(b"body");
        for (bytes, status) in [
            ("POST / HTTP/1.1\r\n\r\n", "405 Method"),
            ("\u{16}\u{3}\u{1}\r\n\r\n", "400 Bad"),
            ("GET / HTTP/1.1\r\nno colon\r\n\r\n", "400 Bad"),
        ] {
            let answer = answered(address, bytes.as_bytes());
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status}")),
                "{answer}"
            );
        }
        // Read to its last byte, or the answer might be lost.
        let long = format!("{:b<1$}", "GET / HTTP/1.1\r\na: ", LONGEST + 1);
        assert!(asked(long.as_bytes()).is_none());
        let answer = answered(address, long.as_bytes());
        assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    }

    /// Far more clients stall than are served at a time: some say nothing,
    /// some never end what they ask, and some never read what they asked for.
    #[test]
    fn clients_that_stall_hold_up_nobody() {
        // More than the buffers of the system take.
        static LARGE: [u8; 8 << 20] = [b'x'; 8 << 20];
        let address = started(&LARGE);
        let mut stalled = Vec::new();
        for number in 0..2 * MOST {
            let mut stream = TcpStream::connect(address).unwrap();
            let said: &[u8] = match number % 8 {
                0 => b"GET / HTTP/1.1\r\n\r\n",
                1..4 => b"GET / HTT",
                _ => b"",
            };
            stream.write_all(said).unwrap();
            stalled.push(stream);
        }
        let asked = Instant::now();
        let answer = answered(address, b"GET /a HTTP/1.1\r\n\r\n");
        assert!(answer.len() > LARGE.len(), "{} bytes", answer.len());
        assert!(asked.elapsed() < TO_ASK, "{:?}", asked.elapsed());
    }
}
