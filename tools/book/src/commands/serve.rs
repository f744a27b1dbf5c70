//! `cargo book serve`: builds the book with stock mdBook whenever a file of it
//! changes, serves it on this machine only, and reloads the open pages.
//!
//! mdBook's own `serve` gives the same pages. It waits for a second after each
//! change, and while it builds, its pages are gone; this takes neither time
//! nor pages from the reader.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow, bail};
use tiny_http::{Method, Request, Server};

use crate::programs::mdbook::{self, Extent};

/// The address that the book is served on; nothing outside this machine
/// reaches it.
const HOST: &str = "127.0.0.1";

/// What a page is made of, relative to the root.
const WATCHED: [&str; 5] = ["book.toml", "listings", "measurements", "src", "theme"];

/// How often the watched files are looked at.
const TICK: Duration = Duration::from_millis(150);

/// How long nothing has to change before the search follows the pages.
const QUIET: Duration = Duration::from_secs(2);

/// Where a page asks which build is the present one.
const BUILD: &str = "/__build";

/// Serves the book, live, until the program is stopped.
///
/// # Errors
///
/// When the port is taken, when mdBook cannot be installed, or when the book
/// does not build as it is found. A change that does not build is reported,
/// and the last book that did goes on being served.
pub fn serve(root: &Path, port: u16, open: bool) -> Result<()> {
    let server = Server::http((HOST, port)).map_err(|error| {
        anyhow!(
            "port {port} on {HOST} cannot be used ({error}); stop what uses it, or choose another \
             with --port"
        )
    })?;
    let site = Arc::new(Site::new(root, mdbook::ensure(root)?));
    let seen = stamp(root);
    eprintln!("building the book");
    site.build(Extent::Whole)?;
    let address = format!("http://{HOST}:{port}");
    eprintln!("serving the book on {address}; Ctrl-C stops it");
    if open && let Err(error) = open::that_detached(&address) {
        eprintln!("no browser could be opened ({error}); open {address} yourself");
    }
    let watched = Arc::clone(&site);
    thread::spawn(move || watched.rebuild_on_change(seen));
    for request in server.incoming_requests() {
        site.answer(request);
    }
    bail!("the server has stopped taking connections; start it again")
}

/// The built site.
struct Site {
    root: PathBuf,
    mdbook: PathBuf,
    now: Mutex<Now>,
}

struct Now {
    /// Names the present build; a page knows which one it is from.
    build: u128,
    /// The folder it lies in.
    folder: PathBuf,
}

impl Site {
    fn new(root: &Path, mdbook: PathBuf) -> Self {
        Site {
            root: root.to_owned(),
            mdbook,
            now: Mutex::new(Now {
                build: 0,
                folder: root.join("target/serve/b"),
            }),
        }
    }

    fn now(&self) -> std::sync::MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Builds beside the present site and takes its place. The open pages are
    /// told, unless it only adds the search to pages that they have.
    fn build(&self, extent: Extent) -> Result<()> {
        let other = if self.now().folder.ends_with("a") {
            "b"
        } else {
            "a"
        };
        let folder = self.root.join("target/serve").join(other);
        let output = mdbook::build_into(&self.mdbook, &self.root, &folder, extent)?;
        if !output.success() {
            bail!("the book does not build:\n{}", output.errors().trim_end());
        }
        let time = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let mut now = self.now();
        if extent == Extent::Pages || now.build == 0 {
            now.build = time.as_nanos();
        }
        now.folder = folder;
        Ok(())
    }

    fn rebuild_on_change(&self, mut seen: u64) -> ! {
        let mut without_search: Option<Instant> = None;
        loop {
            thread::sleep(TICK);
            let stamp = stamp(&self.root);
            let built = if stamp != seen {
                seen = stamp;
                without_search = Some(Instant::now());
                let built = self.build(Extent::Pages);
                if built.is_ok() {
                    eprintln!("built the book again");
                }
                built
            } else if without_search.is_some_and(|since| since.elapsed() > QUIET) {
                without_search = None;
                self.build(Extent::Whole)
            } else {
                Ok(())
            };
            if let Err(error) = built {
                without_search = None;
                eprintln!("{error:#}\nserving the last book that did");
            }
        }
    }

    fn answer(&self, request: Request) {
        let now = self.now();
        if request.url() == BUILD {
            // A page that was closed meanwhile does not matter.
            let build = now.build.to_string();
            let _ = respond(request, "200 OK", "text/plain", build.as_bytes());
            return;
        }
        let _ = answer(request, &now.folder, &reload_script(now.build));
    }
}

/// Answers with the file of the built site in `folder` that is asked for, or
/// with its page that says that there is none. `addition` follows every page.
///
/// # Errors
///
/// When the file cannot be read, or when nobody hears the answer.
pub fn answer(request: Request, folder: &Path, addition: &str) -> Result<()> {
    let url = request.url().to_owned();
    match file_of(folder, url.split('?').next().unwrap_or(&url)) {
        Ok(file) => respond_with_file(request, &file, addition, "200 OK"),
        Err(missing) => respond_with_file(request, &missing, addition, "404 Not Found"),
    }
}

/// The file that a path of the site leads to, or else the page that says so.
fn file_of(folder: &Path, path: &str) -> Result<PathBuf, PathBuf> {
    let relative = PathBuf::from(percent_decoded(path).trim_start_matches('/'));
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

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn respond_with_file(request: Request, file: &Path, addition: &str, status: &str) -> Result<()> {
    let kind = match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    let mut body = fs::read(file)?;
    if kind.starts_with("text/html") {
        body.extend_from_slice(addition.as_bytes());
    }
    respond(request, status, kind, &body)
}

/// Answers, and has the connection closed. While one is kept open, tiny_http
/// may leave the next one waiting for its thread.
fn respond(request: Request, status: &str, kind: &str, body: &[u8]) -> Result<()> {
    let only_head = *request.method() == Method::Head;
    let mut writer = request.into_writer();
    write!(
        writer,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if !only_head {
        writer.write_all(body)?;
    }
    writer.flush()?;
    Ok(())
}

/// Loads the page again once there is another build. It asks time and again,
/// so that a page that is closed or put aside leaves nothing open here.
fn reload_script(build: u128) -> String {
    format!(
        "<script>setInterval(() => fetch('{BUILD}').then((now) => now.text()).then((build) => {{ \
         if (build !== '{build}') location.reload(); }}).catch(() => {{}}), 200);</script>\n"
    )
}

/// Changes when a watched file does.
fn stamp(root: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut paths: Vec<PathBuf> = WATCHED.iter().map(|path| root.join(path)).collect();
    while let Some(path) = paths.pop() {
        let Ok(metadata) = fs::metadata(&path) else {
            continue;
        };
        if metadata.is_dir() {
            let entries = fs::read_dir(&path).into_iter().flatten().flatten();
            let mut inside: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
            inside.sort();
            paths.extend(inside);
        } else {
            (path, metadata.len(), metadata.modified().ok()).hash(&mut hasher);
        }
    }
    hasher.finish()
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
        ] {
            assert_eq!(
                file_of(&folder, path),
                Err(folder.join("404.html")),
                "{path}"
            );
        }
    }

    #[test]
    fn a_stamp_sees_every_change() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("src/part")).unwrap();
        let page = root.path().join("src/part/page.md");
        let mut stamps = vec![stamp(root.path())];
        fs::write(&page, "one").unwrap();
        stamps.push(stamp(root.path()));
        fs::write(&page, "three").unwrap();
        stamps.push(stamp(root.path()));
        fs::rename(&page, root.path().join("src/part/other.md")).unwrap();
        stamps.push(stamp(root.path()));
        assert_eq!(stamps[3], stamp(root.path()));
        stamps.sort();
        stamps.dedup();
        assert_eq!(stamps.len(), 4);
    }
}
