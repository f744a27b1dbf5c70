use std::time::Duration;
use std::{mem, thread};

use crossbeam_channel::{Receiver, Sender, unbounded};

const LIMIT: Duration = Duration::from_millis(200);

/// A login at a controller, made when the session first polls.
#[derive(Default)]
struct Session {
    polls: u32,
}

impl Session {
    fn poll(&mut self, device: &str) -> Result<u32, String> {
        self.polls += 1;
        match device {
            "r1" => panic!("{device} sent garbage"),
            "r2" => Err(format!("no route to {device}")),
            _ => Ok(self.polls),
        }
    }
}

// ANCHOR: lease
struct Pool {
    free: Receiver<Session>,
    back: Sender<Session>,
}

struct Lease<'p> {
    session: Session,
    back: &'p Sender<Session>,
}

impl Pool {
    fn new(size: usize) -> Self {
        let (back, free) = unbounded();
        (0..size).for_each(|_| back.send(Session::default()).unwrap());
        Pool { free, back }
    }

    fn lease(&self) -> Result<Lease<'_>, String> {
        let session = self.free.recv_timeout(LIMIT);
        let session = session.map_err(|_| "no session is free")?;
        let back = &self.back;
        Ok(Lease { session, back })
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        let mut session = mem::take(&mut self.session);
        if thread::panicking() {
            session = Session::default();
        }
        let _ = self.back.send(session);
    }
}
// ANCHOR_END: lease

// ANCHOR: main
fn ask(pool: &Pool, device: &str) -> Result<String, String> {
    let mut lease = pool.lease()?;
    let polls = lease.session.poll(device)?;
    Ok(format!("is up, poll {polls} of its session"))
}

fn main() {
    let pool = Pool::new(1);
    for device in ["r1", "r2", "r3", "r4"] {
        let outcome = thread::scope(|scope| {
            scope.spawn(|| ask(&pool, device)).join()
        });
        match outcome {
            Ok(Ok(answer)) => println!("{device} {answer}"),
            Ok(Err(error)) => println!("{device} failed: {error}"),
            Err(_) => println!("{device} broke off"),
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
