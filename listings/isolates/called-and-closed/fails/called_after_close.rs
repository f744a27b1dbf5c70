use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

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

fn ask(asked: &mut u32, device: &str) -> String {
    *asked += 1;
    format!("{device}, question {asked}")
}

// ANCHOR: main
fn main() {
    let first = Isolate::create();
    first.close();
    println!("first: {}", first.call("r1"));
}
// ANCHOR_END: main
