use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

fn poll(device: &str) -> String {
    format!("{device} is up")
}

// ANCHOR: isolate
#[derive(Default)]
struct State {
    polls: u32,
    answers: Option<Sender<u32>>,
}

type Job = Box<dyn FnOnce(&mut State) + Send>;

struct Isolate {
    jobs: Sender<Job>,
    thread: JoinHandle<()>,
}

impl Isolate {
    fn create() -> Self {
        let (jobs, received) = mpsc::channel::<Job>();
        let thread = thread::spawn(move || {
            let mut state = State::default();
            for job in received {
                job(&mut state);
            }
        });
        Isolate { jobs, thread }
    }

    fn exec(&self, job: impl FnOnce(&mut State) + Send + 'static) {
        self.jobs.send(Box::new(job)).unwrap();
    }
}
// ANCHOR_END: isolate

// ANCHOR: calls
fn isolates() {
    let one = Isolate::create();
    let (queue, answers) = mpsc::channel();
    one.exec(|state| state.answers = Some(queue));
    println!("create, create_queue, prepare_main: given");

    one.exec(|state| state.polls += 1);
    one.exec(|state| {
        let queue = state.answers.as_ref().unwrap();
        queue.send(state.polls).unwrap();
    });
    println!("exec, get: {}", answers.recv().unwrap());

    let (reply, answer) = mpsc::channel();
    one.exec(move |_| reply.send(poll("r1")).unwrap());
    println!("call: {}", answer.recv().unwrap());

    drop(one.jobs);
    one.thread.join().unwrap();
    println!("close: {}", answers.recv().is_err());

    let answers = thread::scope(|pool| {
        let polls = ["r1", "r2"].map(|r| pool.spawn(move || poll(r)));
        polls.map(|poll| poll.join().unwrap())
    });
    println!("InterpreterPoolExecutor: {answers:?}");
}
// ANCHOR_END: calls

fn main() {
    isolates();
}

#[cfg(test)]
mod tests;
