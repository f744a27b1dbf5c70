use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

const PERIOD: Duration = Duration::from_millis(20);

/// A login at a device, which counts what it is asked.
struct Session {
    device: &'static str,
    polls: u32,
}

impl Session {
    fn poll(&mut self) -> String {
        self.polls += 1;
        format!("{} is up, poll {}", self.device, self.polls)
    }
}

// ANCHOR: monitor
struct Monitor {
    stop: Sender<()>,
    thread: JoinHandle<Session>,
}

impl Monitor {
    fn start(session: Session, answers: Sender<String>) -> Self {
        let (stop, stopped) = mpsc::channel();
        let work = move || watch(session, &answers, &stopped);
        let thread = thread::spawn(work);
        Monitor { stop, thread }
    }

    fn stop(self) -> Session {
        self.thread.join().unwrap()
    }
}

fn watch(
    mut session: Session,
    answers: &Sender<String>,
    stopped: &Receiver<()>,
) -> Session {
    while answers.send(session.poll()).is_ok() {
        match stopped.recv_timeout(PERIOD) {
            Err(RecvTimeoutError::Timeout) => {}
            _ => break,
        }
    }
    session
}
// ANCHOR_END: monitor

// ANCHOR: main
fn main() {
    let (answers, answered) = mpsc::channel();
    let session = Session {
        device: "r1",
        polls: 0,
    };
    let monitor = Monitor::start(session, answers);
    for answer in answered.iter().take(3) {
        println!("{answer}");
    }
    let session = monitor.stop();
    println!("the session to {} is back", session.device);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
