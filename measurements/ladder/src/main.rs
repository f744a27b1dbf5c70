//! The latency ladder: one step of each kind.

#[path = "../../protocol.rs"]
mod protocol;

use std::env;
use std::hint::black_box;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use protocol::Values;
use rustix::time::{ClockId, clock_gettime};

/// What a child of this program is told to do: nothing.
const NOTHING: &str = "nothing";

fn main() {
    if env::args().nth(1).as_deref() == Some(NOTHING) {
        return;
    }
    protocol::run_often(&[
        // A line each: 16 KiB fit into the nearest cache, 64 MiB into hardly
        // any.
        ("nearest cache", &[], |_| memory(256)),
        ("main memory", &[], |_| memory(1 << 20)),
        ("free mutex", &[], |_| {
            let mutex = Mutex::new(0);
            steps(1_000_000, || {
                *black_box(&mutex).lock().expect("nobody panics") += 1
            })
        }),
        // The processor's clock of a thread is asked of the system itself;
        // others are read without it.
        ("system call", &[], |_| {
            steps(1_000_000, || {
                black_box(clock_gettime(ClockId::ThreadCPUTime));
            })
        }),
        ("start a thread", &[], |_| {
            steps(1000, || {
                thread::spawn(|| ()).join().expect("it does not panic")
            })
        }),
        ("loopback round trip", &[], |_| {
            loopback().expect("the echo answers")
        }),
        ("write a line", &[], |_| {
            disk(10_000, false).expect("there is room")
        }),
        ("write a line and sync", &[], |_| {
            disk(50, true).expect("there is room")
        }),
        ("start a process", &[], |_| {
            let program = env::current_exe().expect("this program");
            steps(50, || {
                let status = Command::new(&program).arg(NOTHING).status();
                assert!(status.expect("it starts").success());
            })
        }),
    ]);
}

/// The time of one of `count` steps.
fn steps(count: u32, mut step: impl FnMut()) -> Values {
    let total = protocol::seconds(|| {
        for _ in 0..count {
            step();
        }
    });
    vec![("time", total / f64::from(count))]
}

/// As much as a cache fetches at once.
#[repr(align(64))]
struct Line(usize);

/// Each step needs what the one before has read.
fn memory(lines: usize) -> Values {
    let ring = ring(lines);
    let mut at = 0;
    let values = steps(2_000_000, || at = ring[at].0);
    black_box(at);
    values
}

/// Each line names the next one; all are in one ring, in an order that no
/// processor guesses (Sattolo's algorithm).
fn ring(lines: usize) -> Vec<Line> {
    let mut order: Vec<usize> = (0..lines).collect();
    let mut seed = 1_u64;
    for last in (1..lines).rev() {
        // Knuth's linear congruential generator, MMIX.
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        order.swap(last, (seed >> 33) as usize % last);
    }
    order.into_iter().map(Line).collect()
}

fn loopback() -> io::Result<Values> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let mut near = TcpStream::connect(listener.local_addr()?)?;
    let (mut far, _) = listener.accept()?;
    near.set_nodelay(true)?;
    far.set_nodelay(true)?;
    let echo = thread::spawn(move || {
        let mut byte = [0];
        while far.read_exact(&mut byte).is_ok() {
            if far.write_all(&byte).is_err() {
                return;
            }
        }
    });
    let mut byte = [0];
    let values = steps(5000, || {
        near.write_all(&[1]).expect("the echo reads");
        near.read_exact(&mut byte).expect("the echo answers");
    });
    drop(near);
    echo.join().expect("it does not panic");
    Ok(values)
}

fn disk(count: u32, sync: bool) -> io::Result<Values> {
    let mut file = tempfile::tempfile()?;
    Ok(steps(count, || {
        file.write_all(b"r1 is up\n").expect("there is room");
        if sync {
            file.sync_all().expect("the disk works");
        }
    }))
}

#[cfg(test)]
mod tests;
