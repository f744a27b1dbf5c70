use std::sync::mpsc::{self, Receiver};

// ANCHOR: limit
fn total(answers: &Receiver<u32>) -> u32 {
    answers.iter().sum()
}
// ANCHOR_END: limit

fn main() {
    let (sender, answers) = mpsc::channel();
    sender.send(3).unwrap();
    drop(sender);
    println!("{}", total(&answers));
}

// ANCHOR: limit
#[cfg(test)]
mod limited {
    use std::sync::mpsc::{self, RecvTimeoutError};
    use std::time::Duration;
    use std::{panic, thread};

    pub fn within(limit: Duration, test: fn()) {
        let (done, ended) = mpsc::channel();
        let test = thread::spawn(move || {
            test();
            done.send(()).unwrap();
        });
        match ended.recv_timeout(limit) {
            Err(RecvTimeoutError::Timeout) => {
                panic!("still running after {limit:?}");
            }
            _ => {
                test.join().unwrap_or_else(|p| panic::resume_unwind(p))
            }
        }
    }
}
// ANCHOR_END: limit

// ANCHOR: tests
#[cfg(test)]
const LIMIT: std::time::Duration = std::time::Duration::from_secs(1);

#[test]
fn all_answers_count() {
    limited::within(LIMIT, || {
        let (sender, answers) = mpsc::channel();
        sender.send(3).unwrap();
        sender.send(4).unwrap();
        drop(sender);
        assert_eq!(total(&answers), 7);
    });
}

#[test]
fn no_answer_is_nothing() {
    limited::within(LIMIT, || {
        let (sender, answers) = mpsc::channel();
        drop(sender);
        assert_eq!(total(&answers), 0);
    });
}
// ANCHOR_END: tests
