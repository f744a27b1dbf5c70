//! What a running program has printed so far.

use std::io::{PipeReader, Read};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::programs::running::GRACE;

/// How often it is asked whether a stream was closed.
const TICK: Duration = Duration::from_millis(2);

/// No more bytes of a stream are kept; who runs the program stops it earlier.
const MOST: usize = 1 << 29;

/// What a program has printed so far.
#[derive(Default)]
pub struct Heard {
    /// On standard output.
    pub out: Vec<u8>,
    /// On standard error.
    pub err: Vec<u8>,
    /// When it printed something last.
    pub last: Option<Instant>,
}

/// Where a program prints.
#[derive(Clone, Copy)]
pub enum Stream {
    /// On standard output.
    Out,
    /// On standard error.
    Err,
}

impl Heard {
    /// All of it, standard output first.
    pub fn text(&self) -> String {
        let both = [&self.out, &self.err].map(|bytes| String::from_utf8_lossy(bytes));
        both.concat()
    }

    /// Keeps the beginning, for a message.
    pub fn shorten(&mut self) {
        self.out.truncate(1_000);
        self.err.truncate(1_000);
    }
}

/// Reads a stream to its end, beside the program.
pub struct Collector(JoinHandle<()>);

impl Collector {
    /// Reads `reader` to its end as `stream` of what is `heard`, and hands each
    /// line to `pass_on` if there is one.
    pub fn start(
        mut reader: PipeReader,
        heard: &Arc<Mutex<Heard>>,
        stream: Stream,
        pass_on: Option<fn(&str)>,
    ) -> Self {
        let heard = Arc::clone(heard);
        Collector(thread::spawn(move || {
            let mut buffer = [0; 4096];
            let mut line = Line(Vec::new());
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                let mut heard = lock(&heard);
                heard.last = Some(Instant::now());
                let bytes = match stream {
                    Stream::Out => &mut heard.out,
                    Stream::Err => &mut heard.err,
                };
                if bytes.len() < MOST {
                    bytes.extend_from_slice(&buffer[..read]);
                }
                drop(heard);
                if let Some(pass_on) = pass_on {
                    line.add(&buffer[..read], pass_on);
                }
            }
        }))
    }

    /// Whether the stream was closed, at the latest [`GRACE`] from now.
    pub fn closed(self) -> bool {
        let ended = Instant::now();
        while !self.0.is_finished() && ended.elapsed() < GRACE {
            thread::sleep(TICK);
        }
        self.0.is_finished()
    }
}

/// What has come of a line so far.
struct Line(Vec<u8>);

impl Line {
    fn add(&mut self, bytes: &[u8], pass_on: fn(&str)) {
        for &byte in bytes {
            if byte == b'\n' {
                pass_on(&String::from_utf8_lossy(&self.0));
                self.0.clear();
            } else {
                self.0.push(byte);
            }
        }
    }
}

/// What others may have panicked over is still what was heard.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
