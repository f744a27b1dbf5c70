use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

// ANCHOR: isolate
struct Isolate {
    calls: Sender<String>,
    answers: Receiver<String>,
    thread: JoinHandle<()>,
}

impl Isolate {
    fn create() -> Self {
        let (calls, devices) = mpsc::channel::<String>();
        let (sender, answers) = mpsc::channel();
        let thread = thread::spawn(move || {
            let mut asked = 0;
            for device in devices {
                sender.send(ask(&mut asked, &device)).unwrap();
            }
        });
        Isolate {
            calls,
            answers,
            thread,
        }
    }

    fn call(&self, device: &str) -> String {
        self.calls.send(device.to_string()).unwrap();
        self.answers.recv().unwrap()
    }

    fn close(self) {
        drop(self.calls);
        self.thread.join().unwrap();
    }
}
// ANCHOR_END: isolate

// ANCHOR: main
fn ask(asked: &mut u32, device: &str) -> String {
    *asked += 1;
    format!("{device}, question {asked}")
}

fn main() {
    let first = Isolate::create();
    let second = Isolate::create();
    println!("first: {}", first.call("r1"));
    println!("first: {}", first.call("r2"));
    println!("second: {}", second.call("r1"));
    println!("main: {}", ask(&mut 0, "r3"));
    first.close();
    second.close();
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
