use std::env;
use std::io::{self, BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{
    Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio,
};
use std::sync::Mutex;
use std::sync::mpsc::{self, Sender};
use std::thread;

// ANCHOR: worker
struct Worker {
    child: Child,
    requests: Option<ChildStdin>,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Worker {
    fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg("worker")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let requests = child.stdin.take();
        let answers = child.stdout.take().expect("it is piped");
        let answers = BufReader::new(answers).lines();
        Ok(Worker {
            child,
            requests,
            answers,
        })
    }

    fn ask(&mut self, request: &str) -> io::Result<String> {
        let requests = self.requests.as_mut().expect("it is piped");
        writeln!(requests, "{request}")?;
        self.answers.next().ok_or(io::ErrorKind::UnexpectedEof)?
    }

    fn stop(mut self) -> io::Result<ExitStatus> {
        self.child.wait()
    }
}
// ANCHOR_END: worker

/// Leaves no process behind, however its owner ends.
impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

// ANCHOR: work
fn work() -> io::Result<()> {
    for line in io::stdin().lines() {
        println!(
            "{}",
            primes(line?.parse().map_err(io::Error::other)?)
        );
    }
    Ok(())
}
// ANCHOR_END: work

fn primes(below: u32) -> usize {
    (2..below).filter(|&n| is_prime(n)).count()
}

fn is_prime(n: u32) -> bool {
    (2..n)
        .take_while(|d| d * d <= n)
        .all(|d| !n.is_multiple_of(d))
}

// ANCHOR: pool
type Done = Sender<(usize, String)>;

/// Owns one worker, from its first job to its end.
fn manage(
    program: &Path,
    jobs: &Mutex<impl Iterator<Item = (usize, u32)>>,
    done: Done,
) -> io::Result<()> {
    let mut worker = Worker::start(program)?;
    loop {
        let next = jobs.lock().unwrap().next();
        let Some((index, below)) = next else { break };
        let answer = worker.ask(&below.to_string())?;
        done.send((index, answer)).map_err(io::Error::other)?;
    }
    worker.stop().map(drop)
}
// ANCHOR_END: pool

// ANCHOR: main
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some_and(|role| role == "worker") {
        return work();
    }
    let program = env::current_exe()?;
    let limits = [30_000, 10, 20_000, 100];
    let jobs = Mutex::new(limits.into_iter().enumerate());
    let mut in_order = limits.map(|_| String::new());
    let (sender, done) = mpsc::channel();
    thread::scope(|scope| {
        let managers = [sender.clone(), sender]
            .map(|done| scope.spawn(|| manage(&program, &jobs, done)));
        for (index, answer) in done {
            println!("below {}: {answer}", limits[index]);
            in_order[index] = answer;
        }
        managers.into_iter().try_for_each(|m| m.join().unwrap()) // [1]
    })?;
    println!("{}", in_order.join(" "));
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
