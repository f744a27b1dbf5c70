use std::env;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{
    self, Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio,
};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

// ANCHOR: worker
struct Worker {
    child: Arc<Mutex<Child>>,
    requests: ChildStdin,
    answers: Receiver<String>,
}

impl Worker {
    fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg("worker")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::null()).spawn()?;
        let requests = child.stdin.take().expect("it is piped");
        let stdout = child.stdout.take().expect("it is piped");
        let (sender, answers) = mpsc::channel();
        thread::spawn(move || read(stdout, &sender));
        let child = Arc::new(Mutex::new(child));
        Ok(Worker {
            child,
            requests,
            answers,
        })
    }
}
// ANCHOR_END: worker

impl Worker {
    fn ask(
        &mut self,
        request: &str,
        limit: Duration,
    ) -> Option<String> {
        writeln!(self.requests, "{request}").ok()?;
        self.answers.recv_timeout(limit).ok()
    }

    /// Ends the worker, if it has not ended by itself.
    fn bury(self) -> io::Result<ExitStatus> {
        let mut child = self.child.lock().unwrap();
        child.kill()?;
        child.wait()
    }
}

/// Passes on whole lines: a worker that dies may leave half of one.
fn read(stdout: ChildStdout, answers: &Sender<String>) {
    let mut stdout = BufReader::new(stdout);
    loop {
        let mut line = String::new();
        let read = stdout.read_line(&mut line);
        if read.is_err()
            || line.pop() != Some('\n')
            || answers.send(line).is_err()
        {
            break;
        }
    }
}

// ANCHOR: outcome
#[derive(Debug)]
enum Outcome {
    /// The answer, and how many tries it took.
    Answer(String, u32),
    /// No try brought an answer.
    Poison,
}

/// How often a job is tried, and how long each try may take.
#[derive(Clone, Copy)]
struct Patience {
    tries: u32,
    limit: Duration,
}

// ANCHOR_END: outcome

// ANCHOR: supervise
/// Keeps a worker alive and gives it jobs.
fn supervise(
    start: impl Fn() -> io::Result<Worker>,
    jobs: &Mutex<impl Iterator<Item = (usize, String)>>,
    outcomes: Sender<(usize, Outcome)>,
    patience: Patience,
) -> io::Result<()> {
    let mut worker = start()?;
    loop {
        let next = jobs.lock().unwrap().next();
        let Some((id, job)) = next else { break };
        let mut outcome = Outcome::Poison;
        for tries in 1..=patience.tries {
            if let Some(answer) =
                worker.ask(&format!("{job} {tries}"), patience.limit)
            {
                outcome = Outcome::Answer(answer, tries);
                break;
            }
            worker.bury()?;
            worker = start()?;
        }
        outcomes.send((id, outcome)).map_err(io::Error::other)?;
    }
    drop(worker.requests);
    worker.child.lock().unwrap().wait().map(drop)
}
// ANCHOR_END: supervise

// ANCHOR: work
fn work() -> io::Result<()> {
    for line in io::stdin().lines() {
        match line?.split_once(' ') {
            Some(("poison", _)) | Some(("flaky", "1")) => {
                process::abort()
            }
            Some(("late", "1")) => {
                thread::sleep(Duration::from_secs(10));
                println!("late is up");
            }
            Some((device, _)) => println!("{device} is up"),
            None => {
                panic!("a job and the number of the try are wanted")
            }
        }
    }
    Ok(())
}

// ANCHOR_END: work

const PATIENCE: Patience = Patience {
    tries: 1,
    limit: Duration::from_secs(10),
};

type Outcomes = Vec<(usize, Outcome)>;

// ANCHOR: main
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some_and(|role| role == "worker") {
        return work();
    }
    let jobs = ["r1", "flaky", "poison", "r2"];
    let program = env::current_exe()?;
    for (id, outcome) in run(&program, &jobs)? {
        match outcome {
            Outcome::Answer(answer, tries) => {
                println!("job {id}: {answer}, tries: {tries}");
            }
            Outcome::Poison => println!("job {id}: set aside"),
        }
    }
    Ok(())
}

/// Runs the jobs on two workers; the outcomes come in order.
fn run(program: &Path, jobs: &[&str]) -> io::Result<Outcomes> {
    let jobs = jobs.iter().map(|job| job.to_string()).enumerate();
    let (jobs, start) = (&Mutex::new(jobs), || Worker::start(program));
    let (sender, outcomes) = mpsc::channel();
    thread::scope(|scope| {
        let supervisors = [sender.clone(), sender].map(|outcomes| {
            scope.spawn(move || {
                supervise(start, jobs, outcomes, PATIENCE)
            })
        });
        supervisors.into_iter().try_for_each(|s| s.join().unwrap())
    })?;
    let mut outcomes = Vec::from_iter(outcomes);
    outcomes.sort_by_key(|(id, _)| *id);
    Ok(outcomes)
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
