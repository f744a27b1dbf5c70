//! `cargo book serve`: builds the book with stock mdBook whenever a file of it
//! changes, serves it on this machine only, and reloads the open pages.
//!
//! mdBook's own `serve` gives the same pages. It waits for a second after each
//! change, and while it builds, its pages are gone; this takes neither time
//! nor pages from the reader.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Result;

use crate::base::folders;
use crate::base::problem::Problem;
use crate::commands::server::{Answer, Server};
use crate::commands::site;
use crate::programs::mdbook::{self, Extent};

/// The address that the book is served on; nothing outside this machine
/// reaches it.
const HOST: &str = "127.0.0.1";

/// What a page is made of, relative to the root.
const WATCHED: [&str; 5] = ["book.toml", "listings", "measurements", "src", "theme"];

/// How often the watched files are looked at.
const TICK: Duration = Duration::from_millis(150);

/// How long nothing has to change before the page for printing follows the
/// others.
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
    let server = Server::bind(port).map_err(|error| {
        Problem::of(
            format!("port {port} on {HOST}"),
            format!("it cannot be used: {error}"),
        )
        .cure("stop what uses it, or choose another with --port")
    })?;
    let site = Arc::new(Site::new(root, mdbook::ensure(root)?));
    let seen = stamp(root);
    eprintln!("building the book");
    site.build(Extent::Whole)?;
    let address = format!("http://{}", server.address()?);
    eprintln!("serving the book on {address}; Ctrl-C stops it");
    if open && let Err(error) = open::that_detached(&address) {
        eprintln!("no browser could be opened ({error}); open {address} yourself");
    }
    let watched = Arc::clone(&site);
    thread::spawn(move || watched.rebuild_on_change(seen));
    server.run(move |path| site.answer(path))
}

/// The built site.
struct Site {
    root: PathBuf,
    mdbook: PathBuf,
    now: RwLock<Now>,
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
            now: RwLock::new(Now {
                build: 0,
                folder: root.join("target/serve/b"),
            }),
        }
    }

    /// Builds beside the present site and takes its place. The open pages are
    /// told, unless it only adds the search to pages that they have.
    fn build(&self, extent: Extent) -> Result<()> {
        let now = self.now.read().unwrap_or_else(PoisonError::into_inner);
        let other = if now.folder.ends_with("a") { "b" } else { "a" };
        drop(now);
        let folder = self.root.join("target/serve").join(other);
        site::build(&self.mdbook, &self.root, &folder, extent)?;
        let time = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        if extent == Extent::Pages || now.build == 0 {
            now.build = time.as_nanos();
        }
        now.folder = folder;
        Ok(())
    }

    fn rebuild_on_change(&self, mut seen: u64) -> ! {
        let mut without_print: Option<Instant> = None;
        loop {
            thread::sleep(TICK);
            let stamp = stamp(&self.root);
            let built = if stamp != seen {
                seen = stamp;
                without_print = Some(Instant::now());
                let built = self.build(Extent::Pages);
                if built.is_ok() {
                    eprintln!("built the book again");
                }
                built
            } else if without_print.is_some_and(|since| since.elapsed() > QUIET) {
                without_print = None;
                self.build(Extent::Whole)
            } else {
                Ok(())
            };
            if let Err(error) = built {
                without_print = None;
                eprintln!("{error:#}\nserving the last book that did");
            }
        }
    }

    /// What is answered to `path`. The lock is held until the file is read, so
    /// that no build takes its folder meanwhile, and not until it is sent.
    fn answer(&self, path: &str) -> Answer {
        let now = self.now.read().unwrap_or_else(PoisonError::into_inner);
        if path == BUILD {
            return Answer::text("200 OK", now.build.to_string());
        }
        Answer::of(&now.folder, path, &reload_script(now.build))
    }
}

/// Loads the page again once there is another build. It asks time and again,
/// so that a page that is closed or put aside leaves nothing open here.
fn reload_script(build: u128) -> String {
    format!(
        "<script>setInterval(() => fetch('{BUILD}').then((now) => now.text()).then((build) => {{ \
         if (build !== '{build}') location.reload(); }}).catch(() => {{}}), 200);</script>\n"
    )
}

/// Changes when a watched file does, and not with what editors leave beside
/// them. What cannot be read is as good as not there: the build says why.
fn stamp(root: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    for watched in WATCHED.map(|path| root.join(path)) {
        let files = if watched.is_dir() {
            folders::files(&watched, |_| true).unwrap_or_default()
        } else {
            vec![watched]
        };
        for path in files {
            let metadata = fs::metadata(&path).ok();
            let metadata = metadata.map(|file| (file.len(), file.modified().ok()));
            (path, metadata).hash(&mut hasher);
        }
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_stamp_passes_over_what_editors_leave() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("src")).unwrap();
        fs::write(root.path().join("src/page.md"), "one").unwrap();
        let before = stamp(root.path());
        assert_eq!(before, stamp(root.path()));
        for left in [".#page.md", ".page.md.swp", "page.md~", "#page.md#"] {
            fs::write(root.path().join("src").join(left), "two").unwrap();
        }
        assert_eq!(before, stamp(root.path()));
    }
}
